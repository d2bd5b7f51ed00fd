import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { SecretDialog } from '../../app/secret-dialog.tsx';
import { useSend } from '../../app/send.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { useUi } from '../../ui/ui-context.tsx';

const OVERLAPS = [1, 24, 72, 168];

/** Makes a new secret, which is shown once. */
export function RotateDialog(props: { org: string; webhook: string; onClose: () => void }): ReactNode {
  const { org, webhook, onClose } = props;
  const t = useTexts(webhookTexts);
  const { format } = useUi();
  const [hours, setHours] = useState('24');
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useSend(client.notifications.rotateWebhookSecret);
  const form = useForm({
    submit: () => rotate({ org, webhook, overlapHours: Number(hours) }),
    onDone: (rotated) => setSecret(rotated.secret),
  });
  const overlaps = OVERLAPS.map((count) => ({
    value: String(count),
    label: t.hours(format.number(count)),
  }));
  if (secret !== null)
    return (
      <SecretDialog title={t.rotated} label={t.secret} secret={secret} onClose={onClose}>
        <p>{t.secretUse}</p>
      </SecretDialog>
    );
  return (
    <FormDialog
      form={form}
      title={t.rotate}
      description={t.rotateIntro}
      onClose={onClose}
      submit={t.rotateSubmit}
    >
      <Field label={t.overlap} name="overlapHours">
        <Select
          choices={[{ value: '0', label: t.noOverlap }, ...overlaps]}
          value={hours}
          onValue={setHours}
        />
      </Field>
    </FormDialog>
  );
}
