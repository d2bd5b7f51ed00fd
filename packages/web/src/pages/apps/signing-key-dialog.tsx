import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { appSettingsTexts } from '../../texts/app-settings.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';

/** Sets the public key that releases must be signed for. */
export function SigningKeyDialog(props: {
  at: { org: string; app: string };
  onClose: () => void;
}): ReactNode {
  const t = useTexts(appSettingsTexts);
  const [pem, setPem] = useState('');
  const update = useSend(client.apps.update);
  const form = useForm({
    submit: () => update({ ...props.at, signingPublicKey: pem }),
    onDone: () => {
      showToast({ tone: 'good', title: t.keySet });
      props.onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={props.onClose}
      title={t.keyTitle}
      description={t.keyText}
      submit={t.keySubmit}
    >
      <Field label={t.keyField} name="signingPublicKey" help={t.keyHelp} isRequired>
        <Textarea
          isCode
          rows={8}
          maxLength={10_000}
          placeholder="-----BEGIN PUBLIC KEY-----"
          value={pem}
          onChange={(event) => setPem(event.target.value)}
        />
      </Field>
      <CodeBlock isCommand label={t.keyCommand} code="openssl rsa -pubout -in private.pem -out public.pem" />
    </FormDialog>
  );
}
