import type { ProjectMember } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { projectSettingsTexts } from '../../texts/project-settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Asks before somebody's own role on a project is taken away. */
export function TakeRoleDialog(props: {
  at: { org: string; project: string };
  member: ProjectMember;
  onClose: () => void;
}): ReactNode {
  const { at, member, onClose } = props;
  const t = useTexts(projectSettingsTexts);
  const take = useSend(client.projects.removeMember);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.takeTitle(member.name)}
      nameToType={member.email}
      confirmLabel={t.takeSubmit}
      onConfirm={() => take({ ...at, account: member.accountId })}
      done={t.taken(member.name)}
    >
      <p>{t.takeText}</p>
    </ConfirmDialog>
  );
}
