import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { supportDataTexts } from '../../texts/support-data.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { PasswordInput } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';

/** Says what erasing takes away, and asks for the password that proves who wants it. */
export function EraseSupportDataDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts(supportDataTexts);
  const format = useFormat();
  const { email } = useAccount();
  const [password, setPassword] = useState('');
  const erase = useSend(client.ticketPrivacy.eraseOwnData);
  const form = useForm({
    submit: () => erase({ password }),
    onDone: ({ messages }) => {
      showToast({ tone: 'good', title: t.erased(messages, format.number(messages)) });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t.eraseAsk} submit={t.erase} kind="danger" onClose={onClose}>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {t.erasePoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {/* So that password managers know whose it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <Field label={t.password} name="password" isRequired>
        <PasswordInput
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
