import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { EmailDialog } from '../../app/email-dialog.tsx';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';

/** Lets somebody with an account work on one app. */
export function AddCollaboratorDialog(props: {
  at: { org: string; app: string };
  onClose: () => void;
}): ReactNode {
  const { at, onClose } = props;
  const t = useTexts(appSettingsTexts);
  const add = useSend(client.apps.addCollaborator);
  return (
    <EmailDialog
      title={t.addTitle}
      description={t.addText}
      label={t.email}
      submit={t.addSubmit}
      send={(email) => add({ ...at, email })}
      said={({ email }) => t.added(email)}
      onClose={onClose}
    />
  );
}
