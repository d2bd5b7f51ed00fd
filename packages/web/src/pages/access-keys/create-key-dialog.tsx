import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { SecretDialog } from '../../app/secret-dialog.tsx';
import { useSend } from '../../app/send.ts';
import { publicUrl } from '../../app/session.tsx';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { KeyFields, type KeyValues } from './key-fields.tsx';
import { DAY_MS } from './life-choices.ts';

/** Makes a key, then shows its secret once. `organisation` is proposed as the only one where it works. */
export function CreateKeyDialog(props: { organisation?: string; onClose: () => void }): ReactNode {
  const t = useTexts(accessKeyTexts);
  const { organisation = '', onClose } = props;
  const [values, setValues] = useState<KeyValues>({ name: '', level: 'release', organisation, days: '90' });
  const [secret, setSecret] = useState<string | null>(null);
  const create = useSend(client.accounts.createAccessKey);
  const form = useForm({
    submit: () =>
      create({
        name: values.name.trim(),
        scope: { level: values.level, organisation: values.organisation || null },
        ttlMs: Number(values.days) * DAY_MS,
      }),
    onDone: (made) => setSecret(made.secret),
  });
  if (secret !== null)
    return (
      <SecretDialog title={t.madeTitle} label={t.secretLabel} secret={secret} onClose={onClose}>
        <CodeBlock isCommand label={t.use} code={`codepushgo login ${publicUrl} --access-key ${secret}`} />
      </SecretDialog>
    );
  return (
    <FormDialog
      form={form}
      title={t.create}
      description={t.createIntro}
      onClose={onClose}
      submit={t.createSubmit}
    >
      <KeyFields values={values} onValues={setValues} />
    </FormDialog>
  );
}
