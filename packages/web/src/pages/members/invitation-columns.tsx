import type { Invitation } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { memberTexts } from '../../texts/members.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';

/** The columns of a list of invitations. */
export function useInvitationColumns(): Column<Invitation>[] {
  const t = useTexts(memberTexts);
  return [
    { id: 'email', header: t.email, isMain: true, cell: ({ email }) => email },
    { id: 'role', header: t.role, cell: ({ role }) => <Badge>{t.roles[role].name}</Badge> },
    { id: 'by', header: t.by, cell: ({ invitedBy }) => invitedBy.name },
    {
      id: 'sent',
      header: t.sent,
      isWideOnly: true,
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    {
      id: 'expires',
      header: t.expires,
      cell: ({ state, expiresAt }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <Badge tone={state === 'expired' ? 'warning' : 'info'}>{t.states[state]}</Badge>
          <RelativeTime value={expiresAt} className="text-quiet" />
        </span>
      ),
    },
  ];
}
