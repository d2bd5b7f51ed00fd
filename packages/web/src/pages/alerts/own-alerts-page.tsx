import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { alertTexts } from '../../texts/alerts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { AccountFrame } from '../accounts/account-frame.tsx';

const PAGE = 20;

/** `/account/alerts`: what reaches one by mail from each organisation. */
export function OwnAlertsPage(): ReactNode {
  const t = useTexts(alertTexts);
  const params = useUrlParams();
  const input = { limit: PAGE, cursor: params.values['after'] };
  const query = useQuery(api.organisations.list.queryOptions({ input }));
  const columns: Column<Organisation>[] = [
    { id: 'name', header: t.organisation, isMain: true, cell: ({ name }) => name },
    { id: 'told', header: t.told, cell: ({ slug }) => <Told org={slug} /> },
  ];
  return (
    <AccountFrame part="alerts" description={t.accountIntro}>
      <Table
        label={t.list}
        columns={columns}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={({ slug }) => orgPath(slug, 'settings', 'alerts')}
        rowActions={({ slug, name }) => (
          <ButtonLink size="small" href={orgPath(slug, 'settings', 'alerts')}>
            {t.choose}
            <span className="sr-only"> {name}</span>
          </ButtonLink>
        )}
        params={params}
        empty={<p className="px-4 py-3 text-quiet">{t.none}</p>}
      />
    </AccountFrame>
  );
}

function Told({ org }: { org: string }): ReactNode {
  const t = useTexts(alertTexts);
  const { data, isPending } = useQuery(api.notifications.getAlerts.queryOptions({ input: { org } }));
  if (isPending) return <SkeletonLine className="w-24" />;
  if (!data || data.events.length === 0) return <span className="text-quiet">{t.off}</span>;
  const count = t.count(data.events.length);
  return data.projects ? `${count}, ${t.onlySome(data.projects.length)}` : count;
}
