import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { sayDone } from '../../ui/say-done.ts';

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
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const form = useForm({
    submit: () => send(reason.trim()),
    check: () => props.check?.() ?? {},
    onDone: sayDone(t.saved, onClose),
  });
  return (
    <FormDialog
      form={form}
      title={title}
      description={props.description}
      size={size}
      onClose={onClose}
      submit={props.submit}
      kind={props.kind}
      isDisabled={slugToType !== undefined && typed.trim() !== slugToType}
    >
      {props.children}
      <Field label={t.reason} name="reason" help={t.reasonHelp} isRequired>
        <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {slugToType && (
        <Field label={t.end.type(slugToType)}>
          <Input isCode autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
