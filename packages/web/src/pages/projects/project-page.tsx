import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { commandLine } from '../../app/command-line.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Page } from '../../app/page.tsx';
import { Section } from '../../app/section.tsx';
import { projectTexts } from '../../texts/projects.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AppTable } from '../apps/app-table.tsx';
import { CreateAppDialog } from '../apps/create-app-dialog.tsx';

/** `/o/{org}/p/{project}`: its apps and what is live on them. */
export function ProjectPage(): ReactNode {
  const { org, project } = useParams({ from: '/o/$org/p/$project' });
  const t = useTexts(projectTexts);
  const dialog = useNewDialog('app');
  const found = useQuery(api.projects.get.queryOptions({ input: { org, project } }));
  const apps = useQuery(api.apps.list.queryOptions({ input: { org, project } }));
  const create = (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.newApp}
    </ButtonLink>
  );
  return (
    <Page
      title={found.data?.name ?? project}
      crumbs={useCrumbs({ org })}
      actions={apps.data?.items.length ? create : undefined}
    >
      <Loaded query={apps} skeleton={<Skeleton lines={4} />}>
        {({ items }) =>
          items.length === 0 ? (
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
            <Section title={t.apps}>
              <AppTable org={org} project={project} />
            </Section>
          )
        }
      </Loaded>
      {dialog.isOpen && <CreateAppDialog org={org} project={project} onClose={dialog.close} />}
    </Page>
  );
}
