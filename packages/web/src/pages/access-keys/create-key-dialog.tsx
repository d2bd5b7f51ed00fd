import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { SecretDialog } from '../../app/secret-dialog.tsx';
import { useSend } from '../../app/send.ts';
import { publicUrl } from '../../app/session.tsx';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { KeyFields, type KeyValues } from './key-fields.tsx';
import { DAY_MS } from './life-choices.ts';

/** Makes a key, then shows its secret once. `organisation` is proposed as the only one where it works. */
export function CreateKeyDialog(props: { organisation?: string; onClose: () => void }): ReactNode {
  const t = useTexts(accessKeyTexts);
  const { texts } = useUi();
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
    <Dialog isOpen title={t.create} description={t.createIntro} onClose={onClose} isLocked={form.isBusy}>
      <Form form={form} className="contents">
        <DialogBody>
          <KeyFields values={values} onValues={setValues} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.createSubmit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
