import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { WebhookFields } from './webhook-fields.tsx';
import type { WebhookValues } from './webhook-values.ts';

/** A form with what makes a webhook. */
export function WebhookDialog(props: {
  org: string;
  title: string;
  submit: string;
  initial: WebhookValues;
  onSubmit: (values: WebhookValues) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(webhookTexts);
  const [values, setValues] = useState(props.initial);
  const form = useForm({
    check: (): Record<string, string> => (values.events.length === 0 ? { events: t.atLeastOne } : {}),
    submit: () => props.onSubmit(values),
  });
  return (
    <FormDialog form={form} title={props.title} onClose={props.onClose} size="large" submit={props.submit}>
      <WebhookFields org={props.org} values={values} onValues={setValues} />
    </FormDialog>
  );
}
