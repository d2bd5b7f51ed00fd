import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Project, ProjectMember } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { memberTexts } from '../../texts/members.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { ProjectRoleDialog } from './project-role-dialog.tsx';
import { TakeRoleDialog } from './take-role-dialog.tsx';

/** Roles that differ on this project: give, change, take away. */
export function ProjectRoles({ org, project }: { org: string; project: Project }): ReactNode {
  const t = useTexts(projectSettingsTexts);
  const params = useUrlParams();
  const dialog = useNewDialog('role');
  const input = { org, project: project.slug, cursor: params.values['after'] };
  const query = useQuery(api.projects.listMembers.queryOptions({ input, placeholderData: keepPreviousData }));
  const [asked, ask] = useState<{ act: 'change' | 'take'; member: ProjectMember } | null>(null);
  const close = (): void => ask(null);
  const mayManage = may(project.role, 'member.manage');
  const give = mayManage && (
    <ButtonLink icon="plus" href={dialog.href}>
      {t.give}
    </ButtonLink>
  );
  const menu = (member: ProjectMember): ReactNode => (
    <Menu
      label={t.actions(member.name)}
      kind="quiet"
      size="small"
      align="end"
      entries={[
        { label: t.change, icon: 'shield', onSelect: () => ask({ act: 'change', member }) },
        { label: t.take, icon: 'trash', isDanger: true, onSelect: () => ask({ act: 'take', member }) },
      ]}
    />
  );
  const at = { org, project: project.slug };
  return (
    <Section title={t.roles} description={t.rolesText} actions={give}>
      <Table
        label={t.roles}
        columns={useRoleColumns()}
        {...rowsOf(query)}
        rowKey={({ accountId }) => accountId}
        rowActions={mayManage ? menu : undefined}
        params={params}
        skeletonRows={2}
        empty={
          <EmptyState icon="users" title={t.noRoles}>
            {t.noRolesText}
          </EmptyState>
        }
      />
      {dialog.isOpen && mayManage && <ProjectRoleDialog at={at} onClose={dialog.close} />}
      {asked?.act === 'change' && <ProjectRoleDialog at={at} member={asked.member} onClose={close} />}
      {asked?.act === 'take' && <TakeRoleDialog at={at} member={asked.member} onClose={close} />}
    </Section>
  );
}

function useRoleColumns(): Column<ProjectMember>[] {
  const t = useTexts(projectSettingsTexts);
  const { roles } = useTexts(memberTexts);
  return [
    {
      id: 'person',
      header: t.person,
      isMain: true,
      cell: ({ name, email }) => (
        <span className="flex min-w-0 flex-col">
          {name}
          <span className="font-normal text-quiet">{email}</span>
        </span>
      ),
    },
    { id: 'role', header: t.role, cell: ({ role }) => <Badge>{roles[role].name}</Badge> },
    { id: 'since', header: t.since, cell: ({ since }) => <RelativeTime value={since} /> },
  ];
}
