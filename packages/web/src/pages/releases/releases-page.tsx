import { useParams } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { releaseListTexts } from '../../texts/releases.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import { useReleaseColumns } from './release-columns.tsx';
import { useReleaseFilters } from './release-filters.ts';
import { listFilledPage, type ReleaseListInput } from './list-filled-page.ts';

const PAGE = 50;

/** `/o/{org}/releases` and `/o/{org}/p/{project}/releases`: releases of every app and channel. */
export function ReleasesPage(): ReactNode {
  const { org = '', project } = useParams({ strict: false });
  const t = useTexts(releaseListTexts);
  const params = useUrlParams();
  const { values } = params;
  const input = inputOf({ org, project }, values);
  const query = useQuery({
    queryKey: api.insights.releases.queryKey({ input }),
    queryFn: ({ signal }) => listFilledPage(input, signal),
    placeholderData: keepPreviousData,
  });
  const filters = useReleaseFilters({ org, project }, values);
  return (
    <Page title={t.title} crumbs={useCrumbs({ org, project })} description={t.intro}>
      <Table
        label={t.list}
        columns={useReleaseColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowHref={(release) =>
          channelPath(
            { org, project: release.project.slug, app: release.app.name, channel: release.channel.name },
            'releases',
            release.label,
          )
        }
        filters={filters}
        params={params}
        skeletonRows={10}
        empty={<NoReleases org={org} app={values['app']} />}
      />
    </Page>
  );
}

function inputOf(
  at: { org: string; project?: string | undefined },
  values: Record<string, string | undefined>,
): ReleaseListInput {
  const { app, channel, state, author, search, after } = values;
  const given = { ...at, app, channel, state, author, search, cursor: after };
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  return { ...(filled as ReleaseListInput), limit: PAGE };
}

function NoReleases({ org, app }: { org: string; app: string | undefined }): ReactNode {
  const t = useTexts(releaseListTexts);
  const target = shellWord(`${org}/${app ?? 'my-app'}`);
  return (
    <EmptyState
      level={2}
      icon="rocket"
      title={t.empty}
      command={{ label: t.emptyCommand, code: commandLine(`release-react ${target} ios`) }}
    >
      {t.emptyText}
    </EmptyState>
  );
}
