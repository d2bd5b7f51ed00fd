import { useQuery } from '@tanstack/react-query';
import type { CustomerProject } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { coverageTexts } from '../../texts/coverage.ts';
import { customerTexts } from '../../texts/customers.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { timesOf } from '../billing/coverage-card.tsx';

const PREFIX = 'projects';

/** What each project of a customer is covered for. */
export function CustomerProjects({ customer }: { customer: string }): ReactNode {
  const t = useTexts(coverageTexts);
  const { noProjects, help } = useTexts(customerTexts);
  const params = useUrlParams();
  const input = { customer, limit: 20, cursor: params.values[`${PREFIX}.after`] };
  const query = useQuery(api.customers.listProjects.queryOptions({ input }));
  const columns: Column<CustomerProject>[] = [
    { id: 'name', header: t.project, isMain: true, cell: ({ name }) => name },
    { id: 'help', header: help, cell: ({ coverage }) => t.short[coverage.technicalSupport] },
    { id: 'times', header: t.times, cell: ({ coverage }) => timesOf(coverage, t.shortKinds, t.rows) },
    {
      id: 'why',
      header: t.why,
      cell: ({ coverage }) => coverage.why.map(({ code }) => t.paidBy[code]).join(', ') || t.whyNot,
    },
  ];
  return (
    <Section title={t.projects}>
      <Table
        label={t.projects}
        columns={columns}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        params={params}
        prefix={PREFIX}
        skeletonRows={2}
        empty={<p className="px-4 py-3 text-quiet">{noProjects}</p>}
      />
    </Section>
  );
}
