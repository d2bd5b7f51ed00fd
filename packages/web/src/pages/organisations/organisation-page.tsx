import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { commandLine } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { later } from '../../app/later.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { may } from '../../app/may.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Page } from '../../app/page.tsx';
import { useWholeList } from '../../app/whole-list.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { OverviewView } from '../insights/overview-view.tsx';
import { useOverview } from '../insights/use-overview.ts';
import { LiveMark } from '../releases/live-mark.tsx';
import { MailWarningBanner } from '../support/mail-warning-banner.tsx';
import { ProjectSection } from './project-section.tsx';

const CreateProjectDialog = later(
  () => import('../projects/create-project-dialog.tsx'),
  'CreateProjectDialog',
);

/** `/o/{org}`: what is live where in all its projects, and what needs attention. */
export function OrganisationPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org' });
  const t = useTexts(organisationTexts);
  const dialog = useNewDialog('project');
  const organisation = useQuery(api.organisations.get.queryOptions({ input: { org } }));
  const projects = useWholeList(api.projects.list.key(), client.projects.list, { org });
  const overview = useOverview({ org });
  const isEmpty = projects.data?.length === 0 && overview.query.isSuccess;
  const { isLive, apps } = overview.state;
  const create = may(organisation.data?.role, 'project.create') && (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.newProject}
    </ButtonLink>
  );
  return (
    <Page
      title={organisation.data?.name ?? org}
      crumbs={[{ label: t.title, href: '/o' }]}
      meta={<LiveMark isLive={isLive && apps.length > 0} />}
      actions={!isEmpty && create}
    >
      <MailWarningBanner />
      {isEmpty ? (
        <EmptyState
          level={2}
          icon="folder"
          title={t.noProjects}
          actions={create}
          command={{ label: t.noProjectsCommand, code: commandLine(`project create shop --org ${org}`) }}
        >
          {t.noProjectsText}
        </EmptyState>
      ) : (
        <Loaded query={projects} skeleton={<Skeleton lines={8} />}>
          {(items) => (
            <OverviewView org={org} overview={overview} releasesHref={orgPath(org, 'releases')}>
              {(all) =>
                items.map((project) => (
                  <ProjectSection
                    key={project.id}
                    org={org}
                    project={project}
                    apps={all.filter((app) => app.project.id === project.id)}
                    isWhole={!overview.query.hasNextPage}
                  />
                ))
              }
            </OverviewView>
          )}
        </Loaded>
      )}
      {dialog.isOpen && <CreateProjectDialog org={org} onClose={dialog.close} />}
    </Page>
  );
}
