import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { ActProps } from './act-props.ts';

/** Solves a ticket. In silence it is solved only with a reason. */
export function SolveDialog({ ticket, entries, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const [reason, setReason] = useState('');
  const wasAnswered = entries.some(({ kind, by }) => kind === 'message' && by.side === 'agent');
  const isSilent = ticket.awaitsReply || !wasAnswered;
  const setStatus = useSend(client.desk.setStatus);
  const form = useForm({
    check: (): Record<string, string> => (isSilent && reason.trim() === '' ? { reason: t.needsReason } : {}),
    submit: () =>
      setStatus({ ticket: ticket.id, status: 'solved', ...(isSilent && { reason: reason.trim() }) }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.solveTitle}
      description={t.solveText}
      submit={t.solve}
      size="small"
    >
      {isSilent && (
        <>
          <Banner tone="warning" title={t.silentTitle}>
            {t.silentText}
          </Banner>
          <Field label={t.reason} name="reason" help={t.reasonHelp} isRequired>
            <Textarea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
