import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { ActProps } from './act-props.ts';

/** Says that the last message needs no answer, and why. */
export function NoReplyDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const [reason, setReason] = useState('');
  const waive = useSend(client.desk.noReplyNeeded);
  const form = useForm({
    check: (): Record<string, string> => (reason.trim() === '' ? { reason: t.needsReason } : {}),
    submit: () => waive({ ticket: ticket.id, reason: reason.trim() }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.noReplyTitle}
      description={t.noReplyText}
      submit={t.noReply}
      size="small"
    >
      <Field label={t.reason} name="reason" help={t.reasonHelp} isRequired>
        <Textarea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
