import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { may } from '../../app/may.ts';
import { Page } from '../../app/page.tsx';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ProjectCard } from './project-card.tsx';
import { ProjectEndCard } from './project-end-card.tsx';
import { ProjectRoles } from './project-roles.tsx';

/** `/o/{org}/p/{project}/settings`: name, roles that differ, and the end. */
export function ProjectSettingsPage(): ReactNode {
  const { org, project } = useParams({ from: '/o/$org/p/$project/settings' });
  const t = useTexts(projectSettingsTexts);
  const { title } = useTexts(settingsTexts);
  const query = useQuery(api.projects.get.queryOptions({ input: { org, project } }));
  const [organisation] = useCrumbs({ org });
  const crumbs = [
    organisation!,
    { label: title, href: orgPath(org, 'settings') },
    { label: t.list, href: orgPath(org, 'settings', 'projects') },
  ];
  return (
    <Page
      title={t.title(query.data?.name ?? project)}
      crumbs={crumbs}
      actions={<ButtonLink href={orgPath(org, 'settings')}>{t.ofOrganisation}</ButtonLink>}
    >
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {(found) => (
          <div className="flex flex-col gap-6">
            <ProjectCard key={found.id} org={org} project={found} />
            <ProjectRoles org={org} project={found} />
            {may(found.role, 'project.delete') && <ProjectEndCard org={org} project={found} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
