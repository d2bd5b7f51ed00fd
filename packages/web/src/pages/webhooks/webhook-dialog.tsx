import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { webhookTexts } from '../../texts/webhooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { useUi } from '../../ui/ui-context.tsx';
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
  const { texts } = useUi();
  const [values, setValues] = useState(props.initial);
  const form = useForm({
    check: (): Record<string, string> => (values.events.length === 0 ? { events: t.atLeastOne } : {}),
    submit: () => props.onSubmit(values),
  });
  return (
    <Dialog isOpen title={props.title} onClose={props.onClose} isLocked={form.isBusy} size="large">
      <Form form={form} className="contents">
        <DialogBody>
          <WebhookFields org={props.org} values={values} onValues={setValues} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={props.onClose}>{texts.cancel}</Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {props.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
