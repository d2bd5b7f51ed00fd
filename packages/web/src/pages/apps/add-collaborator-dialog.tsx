import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Lets somebody with an account work on one app. */
export function AddCollaboratorDialog(props: {
  at: { org: string; app: string };
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const [email, setEmail] = useState('');
  const add = useSend(client.apps.addCollaborator);
  const form = useForm({
    submit: () => add({ ...props.at, email: email.trim() }),
    onDone: (added) => {
      showToast({ tone: 'good', title: t.added(added.email) });
      props.onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={props.onClose}
      title={t.addTitle}
      description={t.addText}
      submit={t.addSubmit}
    >
      <Field label={t.email} name="email" isRequired>
        <Input
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
