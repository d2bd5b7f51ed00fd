import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** A dialog that changes a customer's terms: every change has a reason, which the customer reads. */
export function TermsDialog(props: {
  title: string;
  description?: string;
  submit: string;
  kind?: 'primary' | 'danger';
  size?: 'normal' | 'large';
  /** Must be typed before it can be done. */
  slugToType?: string;
  check?: () => Record<string, string>;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { title, slugToType, size = 'normal', onClose, send } = props;
  const t = useTexts(customerActTexts);
  const { texts } = useUi();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const form = useForm({
    submit: () => send(reason.trim()),
    check: () => props.check?.() ?? {},
    onDone: () => {
      showToast({ tone: 'good', title: t.saved });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      title={title}
      description={props.description}
      size={size}
      onClose={onClose}
      isLocked={form.isBusy}
    >
      <Form form={form} className="contents">
        <DialogBody>
          {props.children}
          <Field label={t.reason} name="reason" help={t.reasonHelp} isRequired>
            <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {slugToType && (
            <Field label={t.end.type(slugToType)}>
              <Input
                isCode
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </Field>
          )}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose} disabled={form.isBusy}>
            {texts.cancel}
          </Button>
          <Button
            type="submit"
            kind={props.kind ?? 'primary'}
            busy={form.isBusy}
            disabled={slugToType !== undefined && typed.trim() !== slugToType}
          >
            {props.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
