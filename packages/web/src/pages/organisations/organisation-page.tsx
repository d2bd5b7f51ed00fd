import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Project } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { commandLine } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useNewDialog } from '../../app/new-dialog.ts';
import { Page } from '../../app/page.tsx';
import { Section } from '../../app/section.tsx';
import { organisationTexts } from '../../texts/organisations.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { AppTable } from '../apps/app-table.tsx';
import { CreateProjectDialog } from '../projects/create-project-dialog.tsx';

const MOST = 100;

/** `/o/{org}`: its projects, their apps and what is live on them. */
export function OrganisationPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org' });
  const t = useTexts(organisationTexts);
  const dialog = useNewDialog('project');
  const organisation = useQuery(api.organisations.get.queryOptions({ input: { org } }));
  const projects = useQuery(api.projects.list.queryOptions({ input: { org, limit: MOST } }));
  const create = (
    <ButtonLink kind="primary" icon="plus" href={dialog.href}>
      {t.newProject}
    </ButtonLink>
  );
  return (
    <Page
      title={organisation.data?.name ?? org}
      crumbs={[{ label: t.title, href: '/o' }]}
      actions={projects.data?.items.length ? create : undefined}
    >
      <Loaded query={projects} skeleton={<Skeleton lines={6} />}>
        {({ items }) =>
          items.length === 0 ? (
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
            <div className="flex flex-col gap-6">
              {items.map((project) => (
                <ProjectSection key={project.id} org={org} project={project} />
              ))}
            </div>
          )
        }
      </Loaded>
      {dialog.isOpen && <CreateProjectDialog org={org} onClose={dialog.close} />}
    </Page>
  );
}

function ProjectSection({ org, project }: { org: string; project: Project }): ReactNode {
  const { Link } = useUi();
  const href = projectPath({ org, project: project.slug });
  const title = (
    <Link href={href} className="text-text no-underline hover:underline">
      {project.name}
    </Link>
  );
  return (
    <Section title={title}>
      <AppTable org={org} project={project.slug} />
    </Section>
  );
}
