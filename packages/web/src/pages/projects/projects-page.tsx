import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Organisation, Project } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath, projectPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { appTexts } from '../../texts/apps.ts';
import { memberTexts } from '../../texts/members.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { projectTexts } from '../../texts/projects.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';

/** `/o/{org}/settings/projects`: every project, leading to its settings. */
export function ProjectsPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/projects' });
  const t = useTexts(projectSettingsTexts);
  const { create } = useTexts(projectTexts);
  const { deletedApps } = useTexts(appTexts);
  const { roles } = useTexts(memberTexts);
  const params = useUrlParams();
  const input = { org, cursor: params.values['after'] };
  const query = useQuery(api.projects.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns: Column<Project>[] = [
    { id: 'name', header: t.project, isMain: true, cell: ({ name }) => name },
    { id: 'slug', header: t.slug, cell: ({ slug }) => <code className="ui-mono">{slug}</code> },
    { id: 'role', header: t.yourRole, cell: ({ role }) => <Badge>{roles[role].name}</Badge> },
    { id: 'since', header: t.since, cell: ({ createdAt }) => <RelativeTime value={createdAt} /> },
  ];
  const actions = ({ role }: Organisation): ReactNode => (
    <>
      {may(role, 'app.delete') && (
        <ButtonLink icon="trash" href={orgPath(org, 'deleted-apps')}>
          {deletedApps}
        </ButtonLink>
      )}
      {may(role, 'project.create') && (
        <ButtonLink kind="primary" icon="plus" href={`${orgPath(org)}?new=project`}>
          {create}
        </ButtonLink>
      )}
    </>
  );
  return (
    <SettingsFrame org={org} part="projects" description={t.listIntro} actions={actions}>
      {() => (
        <Table
          label={t.list}
          columns={columns}
          {...rowsOf(query)}
          rowKey={({ id }) => id}
          rowHref={({ slug }) => projectPath({ org, project: slug }, 'settings')}
          params={params}
          empty={
            <EmptyState level={2} icon="folder" title={t.none}>
              {t.noneText}
            </EmptyState>
          }
        />
      )}
    </SettingsFrame>
  );
}
