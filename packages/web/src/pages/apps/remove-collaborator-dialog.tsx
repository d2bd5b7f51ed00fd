import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Asks before somebody is taken off an app. */
export function RemoveCollaboratorDialog(props: {
  at: { org: string; app: string };
  email: string;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const { at, email } = props;
  const remove = useSend(client.apps.removeCollaborator);
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.removeTitle(email)}
      confirmLabel={t.removeSubmit}
      onConfirm={() => remove({ ...at, email })}
      done={t.removed(email)}
    >
      <p>{t.removeText}</p>
    </ConfirmDialog>
  );
}
