import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Invitation } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { Section } from '../../app/section.tsx';
import { useSend } from '../../app/send.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { memberTexts } from '../../texts/members.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import { useInvitationColumns } from './invitation-columns.tsx';

const PREFIX = 'invitations';

/** Who was invited and has not answered: send again, revoke. */
export function InvitationsSection({ org, inviteHref }: { org: string; inviteHref: string }): ReactNode {
  const t = useTexts(memberTexts);
  const params = useUrlParams();
  const cursor = params.values[`${PREFIX}.after`];
  const query = useQuery(
    api.organisations.listInvitations.queryOptions({
      input: { org, cursor },
      placeholderData: keepPreviousData,
    }),
  );
  const resend = useAtOnce(client.organisations.resendInvitation, ({ email }) => t.resent(email));
  const [revoked, revoke] = useState<Invitation | null>(null);
  const empty = (
    <EmptyState
      icon="mail"
      title={t.noInvitations}
      actions={<ButtonLink href={inviteHref}>{t.invite}</ButtonLink>}
    >
      {t.noInvitationsText}
    </EmptyState>
  );
  return (
    <Section title={t.invitations}>
      <Table
        label={t.invitations}
        columns={useInvitationColumns()}
        {...rowsOf(query)}
        rowKey={({ id }) => id}
        rowActions={(invitation) => (
          <Menu
            label={t.invitationActions(invitation.email)}
            kind="quiet"
            size="small"
            align="end"
            entries={[
              { label: t.resend, icon: 'mail', onSelect: () => resend({ org, invitation: invitation.id }) },
              { label: t.revoke, icon: 'trash', isDanger: true, onSelect: () => revoke(invitation) },
            ]}
          />
        )}
        params={params}
        prefix={PREFIX}
        skeletonRows={2}
        empty={empty}
      />
      {revoked && <RevokeDialog org={org} invitation={revoked} onClose={() => revoke(null)} />}
    </Section>
  );
}

function RevokeDialog(props: { org: string; invitation: Invitation; onClose: () => void }): ReactNode {
  const t = useTexts(memberTexts);
  const send = useSend(client.organisations.revokeInvitation);
  const { id, email } = props.invitation;
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.revokeTitle}
      nameToType={email}
      confirmLabel={t.revokeSubmit}
      onConfirm={() => send({ org: props.org, invitation: id })}
      done={t.revoked(email)}
    >
      <p>{t.revokeText(email)}</p>
    </ConfirmDialog>
  );
}
