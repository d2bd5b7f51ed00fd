import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { EmailDialog } from '../../app/email-dialog.tsx';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskTeamTexts } from '../../texts/desk-team.ts';

/** Makes an agent of somebody who has an account. */
export function MakeAgentDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(deskTeamTexts);
  const make = useSend(client.desk.makeAgent);
  return (
    <EmailDialog
      title={t.make}
      description={t.makeText}
      label={t.email}
      submit={t.make}
      send={(email) => make({ email })}
      said={({ name }) => t.made(name)}
      onClose={onClose}
    />
  );
}
