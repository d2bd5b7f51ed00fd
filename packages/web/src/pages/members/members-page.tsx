import { useParams } from '@tanstack/react-router';
import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useNewDialog } from '../../app/new-dialog.ts';
import { memberTexts } from '../../texts/members.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { InvitationsSection } from './invitations-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MembersSection } from './members-section.tsx';

/** `/o/{org}/settings/members`: who works here, who is invited, and what each may do. */
export function MembersPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/members' });
  const t = useTexts(memberTexts);
  const dialog = useNewDialog('invitation');
  const invite = ({ role }: Organisation): ReactNode =>
    may(role, 'member.manage') && (
      <ButtonLink kind="primary" icon="plus" href={dialog.href}>
        {t.invite}
      </ButtonLink>
    );
  return (
    <SettingsFrame org={org} part="members" description={t.intro} actions={invite}>
      {(organisation) => (
        <div className="flex flex-col gap-8">
          <MembersSection org={org} role={organisation.role} />
          {may(organisation.role, 'member.manage') && (
            <>
              <InvitationsSection org={org} inviteHref={dialog.href} />
              {dialog.isOpen && <InviteDialog org={org} role={organisation.role} onClose={dialog.close} />}
            </>
          )}
        </div>
      )}
    </SettingsFrame>
  );
}
