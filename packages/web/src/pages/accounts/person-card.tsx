import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useAccount } from '../../app/session.tsx';
import { accountTexts } from '../../texts/account.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Who one is: the name can be changed. */
export function PersonCard(): ReactNode {
  const t = useTexts(accountTexts);
  const { save, saved } = useTexts(settingsTexts);
  const account = useAccount();
  const [name, setName] = useState(account.name);
  const update = useSend(client.accounts.updateMe);
  const form = useForm({
    submit: () => update({ name: name.trim() }),
    onDone: () => showToast({ tone: 'good', title: saved }),
  });
  return (
    <Card title={t.person} footer={t.steady}>
      <div className="flex flex-col gap-5">
        <Form form={form} className="flex max-w-130 flex-col gap-4">
          <Field label={t.name} name="name" isRequired>
            <Input
              autoComplete="name"
              maxLength={128}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Button
            type="submit"
            kind="primary"
            busy={form.isBusy}
            disabled={name.trim() === account.name}
            className="self-start"
          >
            {save}
          </Button>
        </Form>
        <KeyValues
          items={[
            {
              label: t.userName,
              value: <CopyableId value={account.userName} length={0} label={t.userName} />,
            },
            { label: t.email, value: <CopyableId value={account.email} length={0} label={t.email} /> },
          ]}
        />
      </div>
    </Card>
  );
}
