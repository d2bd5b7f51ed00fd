import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PublishedPolicy } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { customerPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { customerTexts } from '../../texts/customers.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { PolicyDrawer } from './policy-drawer.tsx';

/** `/admin/policy`: the versions of the support policy. */
export function PoliciesPage(): ReactNode {
  const t = useTexts(supportPolicyTexts);
  const { title: customers } = useTexts(customerTexts);
  const params = useUrlParams();
  const { act, start, close } = useAct();
  const input = { cursor: params.values['after'] };
  const query = useQuery(
    api.supportPolicy.listVersions.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const shown = query.data?.items.find(({ version }) => act === `show:${version}`);
  return (
    <Page
      title={t.title}
      description={t.intro}
      crumbs={[{ label: customers, href: customerPath() }]}
      actions={
        <ButtonLink kind="primary" href="/admin/policy/draft">
          {t.edit}
        </ButtonLink>
      }
    >
      <Table
        label={t.title}
        columns={useVersionColumns()}
        {...rowsOf(query)}
        rowKey={({ version }) => String(version)}
        rowActions={({ version }) => (
          <Button size="small" onClick={() => start(`show:${version}`)}>
            {t.show}
            <span className="sr-only"> {version}</span>
          </Button>
        )}
        params={params}
        empty={<EmptyState level={2} title={t.none} />}
      />
      {shown && <PolicyDrawer version={shown} onClose={close} />}
    </Page>
  );
}

function useVersionColumns(): Column<PublishedPolicy>[] {
  const t = useTexts(supportPolicyTexts);
  const format = useFormat();
  const inForce = useQuery(api.supportPolicy.get.queryOptions()).data?.version;
  return [
    {
      id: 'version',
      header: t.version,
      isMain: true,
      cell: ({ version }) => (
        <span className="inline-flex items-center gap-2">
          {t.numbered(format.number(version))}
          {version === inForce && <Badge tone="good">{t.inForce}</Badge>}
        </span>
      ),
    },
    {
      id: 'from',
      header: t.from,
      className: 'whitespace-nowrap',
      cell: ({ effectiveFrom }) => <Time value={effectiveFrom} />,
    },
    { id: 'note', header: t.note, cell: ({ note }) => note },
    {
      id: 'published',
      header: t.publishedAt,
      className: 'whitespace-nowrap',
      cell: ({ publishedAt }) => <Time value={publishedAt} />,
    },
  ];
}
