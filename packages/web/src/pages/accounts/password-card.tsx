import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PasswordInput } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';

const NOTHING = { currentPassword: '', newPassword: '' };

/** Another password, which signs out everywhere else. */
export function PasswordCard(): ReactNode {
  const t = useTexts(accountTexts);
  const { email } = useAccount();
  const [values, setValues] = useState(NOTHING);
  const change = useSend(client.accounts.changePassword);
  const form = useForm({
    submit: () => change(values),
    onDone: () => {
      showToast({ tone: 'good', title: t.changed });
      setValues(NOTHING);
    },
  });
  return (
    <Card title={t.password} description={t.passwordHint}>
      <Form form={form} className="flex max-w-130 flex-col gap-4">
        {/* So that password managers know whose it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <Field label={t.current} name="currentPassword" isRequired>
          <PasswordInput
            autoComplete="current-password"
            value={values.currentPassword}
            onChange={({ target }) => setValues({ ...values, currentPassword: target.value })}
          />
        </Field>
        <Field label={t.fresh} name="newPassword" help={t.freshHelp} isRequired>
          <PasswordInput
            autoComplete="new-password"
            value={values.newPassword}
            onChange={({ target }) => setValues({ ...values, newPassword: target.value })}
          />
        </Field>
        <Button type="submit" busy={form.isBusy} className="self-start">
          {t.change}
        </Button>
      </Form>
    </Card>
  );
}
