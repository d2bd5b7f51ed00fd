import type { MailReview } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { deskPath } from './desk-address.ts';

/** Puts a mail on a ticket: for staff alone, or as a message of whoever asked. */
export function AttachMailDialog({
  review,
  onClose,
}: {
  review: MailReview;
  onClose: () => void;
}): ReactNode {
  const { mail: t } = useTexts(deskPageTexts);
  const go = useGo();
  const [ticket, setTicket] = useState(review.ticket?.reference ?? '');
  const [as, setAs] = useState('note');
  const [reason, setReason] = useState('');
  const attach = useSend(client.supportMail.attachReview);
  const form = useForm({
    check: () => ({
      ...(ticket.trim() === '' && { ticket: t.needsTicket }),
      ...(reason.trim() === '' && { reason: t.needsWhy }),
    }),
    submit: () =>
      attach({
        review: review.id,
        ticket: ticket.trim(),
        as: as === 'requester' ? 'requester' : 'note',
        reason: reason.trim(),
      }),
    onDone: ({ reference }) => go(deskPath({}, reference)),
  });
  const choices = [
    { value: 'note', label: t.asNote, hint: t.asNoteHint },
    { value: 'requester', label: t.asRequester, hint: t.asRequesterHint },
  ];
  return (
    <FormDialog form={form} onClose={onClose} title={t.attachTitle} submit={t.attach}>
      <Field label={t.ticket} name="ticket" isRequired>
        <Input isCode maxLength={64} value={ticket} onChange={(event) => setTicket(event.target.value)} />
      </Field>
      <RadioGroup label={t.as} choices={choices} value={as} onValue={setAs} />
      <Field label={t.why} name="reason" isRequired>
        <Textarea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
