import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { ActProps } from './act-props.ts';

/** Links a ticket to another one, or to an incident whose updates answer it. */
export function LinkDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const [kind, setKind] = useState('ticket');
  const [name, setName] = useState('');
  const link = useSend(client.desk.link);
  const isTicket = kind === 'ticket';
  const form = useForm({
    check: (): Record<string, string> =>
      name.trim() === ''
        ? { [isTicket ? 'to' : 'incident']: isTicket ? t.needsReference : t.needsIncident }
        : {},
    submit: () =>
      link({ ticket: ticket.id, ...(isTicket ? { to: name.trim() } : { incident: name.trim() }) }),
    onDone: onClose,
  });
  const choices = [
    { value: 'ticket', label: t.linkTicket, hint: t.linkTicketHint },
    { value: 'incident', label: t.linkIncident, hint: t.linkIncidentHint },
  ];
  return (
    <FormDialog form={form} onClose={onClose} title={t.linkTitle} submit={t.link}>
      <RadioGroup label={t.linkTo} choices={choices} value={kind} onValue={setKind} />
      <Field label={isTicket ? t.reference : t.incident} name={isTicket ? 'to' : 'incident'} isRequired>
        <Input isCode value={name} maxLength={64} onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
