import { useQuery } from '@tanstack/react-query';
import type { App } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { osName } from './os-name.ts';
import { LiveReleases } from './live-releases.tsx';

const MOST = 100;

/** The apps of a project, each with what is live on its channels. */
export function AppTable({ org, project }: { org: string; project: string }): ReactNode {
  const t = useTexts(appTexts);
  const query = useQuery(api.apps.list.queryOptions({ input: { org, project, limit: MOST } }));
  const columns: Column<App>[] = [
    { id: 'name', header: t.name, cell: (app) => app.name, isMain: true },
    { id: 'os', header: t.os, cell: (app) => osName(app.os, t.oses) },
    { id: 'live', header: t.live, cell: (app) => <LiveReleases org={org} app={app.name} /> },
  ];
  return (
    <Table
      label={t.apps}
      columns={columns}
      rows={query.data?.items}
      rowKey={(app) => app.id}
      rowHref={(app) => appPath({ org, project, app: app.name })}
      error={faultOf(query)}
      onRetry={() => void query.refetch()}
      empty={<p className="px-4 py-3 text-quiet">{t.none}</p>}
    />
  );
}
