import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskTeamTexts } from '../../texts/desk-team.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Makes an agent of somebody who has an account. */
export function MakeAgentDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(deskTeamTexts);
  const [email, setEmail] = useState('');
  const make = useSend(client.desk.makeAgent);
  const form = useForm({
    submit: () => make({ email: email.trim() }),
    onDone: ({ name }) => {
      showToast({ tone: 'good', title: t.made(name) });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.make}
      description={t.makeText}
      submit={t.make}
      size="small"
    >
      <Field label={t.email} name="email" isRequired>
        <Input
          type="email"
          autoComplete="off"
          maxLength={320}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
