import type { Member } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { useAccount } from '../../app/session.tsx';
import { memberTexts } from '../../texts/members.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';

/** The columns of a list of members. */
export function useMemberColumns(): Column<Member>[] {
  const t = useTexts(memberTexts);
  return [
    { id: 'name', header: t.member, isMain: true, cell: (member) => <Named member={member} /> },
    {
      id: 'email',
      header: t.email,
      cell: ({ email }) => <CopyableId value={email} length={0} label={t.email} />,
    },
    { id: 'role', header: t.role, cell: ({ role }) => <Badge>{t.roles[role].name}</Badge> },
    {
      id: 'since',
      header: t.since,
      className: 'whitespace-nowrap',
      cell: ({ since }) => <RelativeTime value={since} />,
    },
  ];
}

function Named({ member }: { member: Member }): ReactNode {
  const t = useTexts(memberTexts);
  const { id } = useAccount();
  return (
    <span className="flex min-w-0 flex-col">
      <span className="inline-flex items-center gap-2">
        {member.name}
        {member.accountId === id && <Badge tone="accent">{t.you}</Badge>}
      </span>
      <span className="font-normal text-quiet">{member.userName}</span>
    </span>
  );
}
