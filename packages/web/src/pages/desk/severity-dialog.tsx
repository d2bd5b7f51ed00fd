import type { Severity } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { ActProps } from './act-props.ts';

const ALL: Severity[] = ['urgent', 'high', 'normal', 'low'];

/** Changes how grave a ticket is, with the reason that the customer reads. */
export function SeverityDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const words = useTexts(deskWords);
  const [severity, setSeverity] = useState<string>(ticket.severity);
  const [reason, setReason] = useState('');
  const change = useSend(client.desk.changeSeverity);
  const form = useForm({
    check: (): Record<string, string> => (reason.trim() === '' ? { reason: t.needsReason } : {}),
    submit: () => change({ ticket: ticket.id, severity: severity as Severity, reason: reason.trim() }),
    onDone: onClose,
  });
  const choices = ALL.map((value) => ({
    value,
    label: words.severities[value],
    hint: words.severityHints[value],
  }));
  return (
    <FormDialog form={form} onClose={onClose} title={t.severityTitle} submit={t.change}>
      <RadioGroup label={t.severityLabel} choices={choices} value={severity} onValue={setSeverity} />
      <Field label={t.reason} name="reason" help={t.severityReason} isRequired>
        <Textarea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
