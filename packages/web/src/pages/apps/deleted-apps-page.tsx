import type { App } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { Page } from '../../app/page.tsx';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { appTexts } from '../../texts/apps.ts';
import { nameTexts } from '../../texts/names.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { osName } from './os-name.ts';
import { RestoreAppDialog } from './restore-app-dialog.tsx';

const MOST = 100;

/** `/o/{org}/deleted-apps`: apps that can be brought back. */
export function DeletedAppsPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/deleted-apps' });
  const t = useTexts(appTexts);
  const names = useTexts(nameTexts);
  const params = useUrlParams();
  const [homeless, setHomeless] = useState<App | null>(null);
  const after = params.values['after'];
  const input = { org, deleted: 'true', limit: MOST, ...(after && { cursor: after }) };
  const query = useQuery(api.apps.list.queryOptions({ input }));
  const projects = useWholeList(api.projects.list.key(), client.projects.list, { org }).data;
  const projectOf = (app: App) => projects?.find(({ id }) => id === app.projectId);
  const restore = useAtOnce(client.apps.restore, ({ name }) => t.restored(name));
  const columns: Column<App>[] = [
    { id: 'name', header: names.name, isMain: true, cell: ({ name }) => name },
    { id: 'os', header: t.os, cell: ({ os }) => osName(os, t.oses) },
    {
      id: 'project',
      header: t.project,
      cell: (app) =>
        projects && (projectOf(app)?.name ?? <span className="text-quiet">{t.projectGone}</span>),
    },
    {
      id: 'deleted',
      header: t.deletedAt,
      cell: ({ deletedAt }) => deletedAt && <RelativeTime value={deletedAt} />,
    },
  ];
  return (
    <Page title={t.deletedApps} description={t.deletedText} crumbs={useCrumbs({ org })}>
      <Table
        label={t.deletedApps}
        columns={columns}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={(app) =>
          may(app.role, 'app.delete') && (
            <Button
              size="small"
              icon="undo"
              onClick={() => (projectOf(app) ? restore({ org, app: app.id }) : setHomeless(app))}
            >
              {t.restore}
            </Button>
          )
        }
        params={params}
        empty={<EmptyState level={2} icon="trash" title={t.deletedNone} />}
      />
      {homeless && (
        <RestoreAppDialog
          org={org}
          app={homeless}
          projects={projects ?? []}
          onClose={() => setHomeless(null)}
        />
      )}
    </Page>
  );
}
