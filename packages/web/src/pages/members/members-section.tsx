import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Member, Organisation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { memberTexts } from '../../texts/members.ts';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { useMemberColumns } from './member-columns.tsx';

/** The members of an organisation and, for those who may, what to do with each. */
export function MembersSection({ org, role }: { org: string; role: Organisation['role'] }): ReactNode {
  const t = useTexts(memberTexts);
  const params = useUrlParams();
  const cursor = params.values['after'];
  const query = useQuery(
    api.organisations.listMembers.queryOptions({ input: { org, cursor }, placeholderData: keepPreviousData }),
  );
  const [asked, ask] = useState<{ act: 'role' | 'remove'; member: Member } | null>(null);
  const close = (): void => ask(null);
  const menu = (member: Member): ReactNode => {
    const isBarred = member.role === 'owner' && role !== 'owner';
    const hint = isBarred ? t.ownersOnly : undefined;
    return (
      <Menu
        label={t.actions(member.name)}
        kind="quiet"
        size="small"
        align="end"
        entries={[
          {
            label: t.changeRole,
            icon: 'shield',
            isDisabled: isBarred,
            hint,
            onSelect: () => ask({ act: 'role', member }),
          },
          {
            label: t.remove,
            icon: 'trash',
            isDanger: true,
            isDisabled: isBarred,
            hint,
            onSelect: () => ask({ act: 'remove', member }),
          },
        ]}
      />
    );
  };
  return (
    <Section title={t.members}>
      <Table
        label={t.members}
        columns={useMemberColumns()}
        {...rowsOf(query)}
        rowKey={({ accountId }) => accountId}
        rowActions={may(role, 'member.manage') ? menu : undefined}
        params={params}
        empty={<p className="px-4 py-3 text-quiet">{t.none}</p>}
      />
      {asked?.act === 'role' && <RoleDialog org={org} own={role} member={asked.member} onClose={close} />}
      {asked?.act === 'remove' && <RemoveMemberDialog org={org} member={asked.member} onClose={close} />}
    </Section>
  );
}
