import type { Member } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { memberTexts } from '../../texts/members.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Asks before a member is removed. */
export function RemoveMemberDialog(props: { org: string; member: Member; onClose: () => void }): ReactNode {
  const { org, member, onClose } = props;
  const t = useTexts(memberTexts);
  const remove = useSend(client.organisations.removeMember);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.removeTitle(member.name)}
      touches={t.removeTouches}
      nameToType={member.userName}
      confirmLabel={t.removeSubmit}
      onConfirm={() => remove({ org, account: member.accountId })}
      done={t.removed(member.name)}
    >
      <p>{t.removeText}</p>
    </ConfirmDialog>
  );
}
