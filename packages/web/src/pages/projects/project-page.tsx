import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { commandLine } from '../../app/command-line.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Page } from '../../app/page.tsx';
import { projectTexts } from '../../texts/projects.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CreateAppDialog } from '../apps/create-app-dialog.tsx';
import { AppStandingCard } from '../insights/app-standing-card.tsx';
import { OverviewView } from '../insights/overview-view.tsx';
import { useOverview } from '../insights/use-overview.ts';
import { LiveMark } from '../releases/live-mark.tsx';

/** `/o/{org}/p/{project}`: what is live where in its apps, and what needs attention. */
export function ProjectPage(): ReactNode {
  const { org, project } = useParams({ from: '/o/$org/p/$project' });
  const t = useTexts(projectTexts);
  const dialog = useNewDialog('app');
  const found = useQuery(api.projects.get.queryOptions({ input: { org, project } }));
  const overview = useOverview({ org, project });
  const { apps, isLive } = overview.state;
  const isEmpty = overview.query.isSuccess && apps.length === 0;
  const create = may(found.data?.role, 'app.create') && (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.newApp}
    </ButtonLink>
  );
  return (
    <Page
      title={found.data?.name ?? project}
      crumbs={useCrumbs({ org })}
      meta={<LiveMark isLive={isLive && !isEmpty} />}
      actions={!isEmpty && create}
    >
      {isEmpty ? (
        <EmptyState
          level={2}
          icon="smartphone"
          title={t.noApps}
          actions={create}
          command={{
            label: t.noAppsCommand,
            code: commandLine(`app add shop-ios --os ios --project ${project} --org ${org}`),
          }}
        >
          {t.noAppsText}
        </EmptyState>
      ) : (
        <OverviewView org={org} overview={overview} releasesHref={projectPath({ org, project }, 'releases')}>
          {(items) => items.map((app) => <AppStandingCard key={app.id} org={org} app={app} />)}
        </OverviewView>
      )}
      {dialog.isOpen && <CreateAppDialog org={org} project={project} onClose={dialog.close} />}
    </Page>
  );
}
