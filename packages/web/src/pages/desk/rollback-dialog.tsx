import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { deskFixTexts } from '../../texts/desk-fixes.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { ActProps } from './act-props.ts';
import { ReleaseField } from './release-field.tsx';

/** Proposes to make an earlier release current again; a developer of the customer decides. */
export function RollbackDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskFixTexts);
  const acts = useTexts(deskActTexts);
  const [label, setLabel] = useState('');
  const [reason, setReason] = useState('');
  const propose = useSend(client.desk.proposeRollback);
  const form = useForm({
    check: () => ({
      ...(label === '' && { label: t.needsLabel }),
      ...(reason.trim() === '' && { reason: acts.needsReason }),
    }),
    submit: () => propose({ ticket: ticket.id, label: label, reason: reason.trim() }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.rollbackTitle}
      description={t.rollbackText}
      submit={t.propose}
    >
      <ReleaseField ticket={ticket.id} value={label} onValue={setLabel} />
      <Field label={acts.reason} name="reason" isRequired>
        <Textarea maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
