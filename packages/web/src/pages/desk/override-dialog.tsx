import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { deskFixTexts } from '../../texts/desk-fixes.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { ActProps } from './act-props.ts';
import { ReleaseField } from './release-field.tsx';

/** Gives the device of a ticket a release, or holds it where it is; the server asks for the requester's consent. */
export function OverrideDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskFixTexts);
  const acts = useTexts(deskActTexts);
  const [mode, setMode] = useState('give');
  const [label, setLabel] = useState('');
  const [reason, setReason] = useState('');
  const isGiving = mode === 'give';
  const override = useSend(client.desk.overrideDevice);
  const form = useForm({
    check: () => ({
      ...(isGiving && label === '' && { label: t.needsLabel }),
      ...(reason.trim() === '' && { reason: acts.needsReason }),
    }),
    submit: () => override({ ticket: ticket.id, label: isGiving ? label : null, reason: reason.trim() }),
    onDone: onClose,
  });
  const choices = [
    { value: 'give', label: t.give, hint: t.giveHint },
    { value: 'hold', label: t.hold, hint: t.holdHint },
  ];
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.overrideTitle}
      description={t.overrideText}
      submit={t.apply}
    >
      <RadioGroup label={t.overrideMode} choices={choices} value={mode} onValue={setMode} />
      {isGiving && <ReleaseField ticket={ticket.id} value={label} onValue={setLabel} />}
      <Field label={acts.reason} name="reason" isRequired>
        <Textarea maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
