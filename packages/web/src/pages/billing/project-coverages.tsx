import { useQuery } from '@tanstack/react-query';
import type { Coverage, Project } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { coverageTexts } from '../../texts/coverage.ts';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { timesOf } from './coverage-card.tsx';

const PAGE = 20;
const PREFIX = 'projects';

/** What each project is covered for; an add-on may give one more than the organisation has. */
export function ProjectCoverages({ org }: { org: string }): ReactNode {
  const t = useTexts(coverageTexts);
  const params = useUrlParams();
  const input = { org, limit: PAGE, cursor: params.values[`${PREFIX}.after`] };
  const query = useQuery(api.projects.list.queryOptions({ input }));
  const say =
    (words: (coverage: Coverage) => string) =>
    ({ slug }: Project): ReactNode => <Said org={org} project={slug} words={words} />;
  const columns: Column<Project>[] = [
    { id: 'name', header: t.project, isMain: true, cell: ({ name }) => name },
    { id: 'help', header: t.help, cell: say(({ technicalSupport }) => t.short[technicalSupport]) },
    { id: 'times', header: t.times, cell: say((coverage) => timesOf(coverage, t.shortKinds, t.rows)) },
    {
      id: 'why',
      header: t.why,
      cell: say(({ why }) => why.map(({ code }) => t.paidBy[code]).join(', ') || t.whyNot),
    },
  ];
  return (
    <Section title={t.projects}>
      <Table
        label={t.projects}
        columns={columns}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ slug }) => projectPath({ org, project: slug })}
        params={params}
        prefix={PREFIX}
        skeletonRows={2}
        empty={<p className="px-4 py-3 text-quiet">{t.none}</p>}
      />
    </Section>
  );
}

function Said(props: { org: string; project: string; words: (coverage: Coverage) => string }): ReactNode {
  const { words, ...input } = props;
  const { data, isPending } = useQuery(api.billing.projectCoverage.queryOptions({ input }));
  if (isPending) return <SkeletonLine className="w-24" />;
  return data ? words(data) : '–';
}
