import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { PasswordInput } from '../../ui/input.tsx';
import { sayDone } from '../../ui/say-done.ts';

/** Asks for another address; it counts once the link that is sent there was confirmed. */
export function ChangeEmailDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(accountTexts);
  const account = useAccount();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const request = useSend(client.accounts.requestEmailChange);
  const form = useForm({
    submit: () => request({ email: email.trim(), password }),
    onDone: sayDone(t.emailAsked(email.trim()), onClose),
  });
  return (
    <FormDialog
      form={form}
      title={t.emailTitle}
      description={t.emailIntro}
      submit={t.emailSubmit}
      onClose={onClose}
    >
      {/* So that password managers know whose it is. */}
      <input type="text" autoComplete="username" value={account.email} readOnly hidden />
      <InputField
        label={t.emailNew}
        name="email"
        isRequired
        type="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onValue={setEmail}
      />
      <Field label={t.current} name="password" isRequired>
        <PasswordInput
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
