import type { Severity, TicketDetail } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { InputField } from '../../ui/input-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { RedactDialog } from './redact-dialog.tsx';
import { SeverityField } from './severity-field.tsx';
import { ShareDialog } from './share-dialog.tsx';
import type { TicketAct } from './ticket-acts.ts';
import { sayDone } from '../../ui/say-done.ts';

interface Props {
  at: { org: string; ticket: string };
  detail: TicketDetail;
  onClose: () => void;
}

/** The dialog of what is done with a request; none for what the reader may not do now. */
export function TicketDialog({ act, ...props }: Props & { act: TicketAct }): ReactNode {
  const { may } = props.detail;
  if (act === 'severity' && may.changeSeverity) return <SeverityDialog {...props} />;
  if (act === 'invite' && may.invite) return <InviteDialog {...props} />;
  if (act === 'reopen' && may.reopen) return <ReopenDialog {...props} />;
  if (act === 'rate' && may.rate) return <RateDialog {...props} />;
  if (act === 'share' && may.reply) return <ShareDialog {...props} />;
  if (act === 'redact') return <RedactDialog {...props} />;
  return null;
}

function SeverityDialog({ at, detail, onClose }: Props): ReactNode {
  const t = useTexts(ticketTexts);
  const [severity, setSeverity] = useState<Severity>(detail.severity);
  const change = useSend(client.tickets.changeSeverity);
  const form = useForm({ submit: () => change({ ...at, severity }), onDone: onClose });
  return (
    <FormDialog
      form={form}
      title={t.changeSeverity}
      description={t.severityText}
      submit={t.severitySubmit}
      isDisabled={severity === detail.severity}
      onClose={onClose}
    >
      <SeverityField value={severity} onValue={setSeverity} />
    </FormDialog>
  );
}

function InviteDialog({ at, onClose }: Props): ReactNode {
  const t = useTexts(ticketTexts);
  const [account, setAccount] = useState('');
  const invite = useSend(client.tickets.invite);
  const form = useForm({
    submit: () => invite({ ...at, account: account.trim() }),
    onDone: sayDone(t.invited, onClose),
  });
  return (
    <FormDialog
      form={form}
      title={t.invite}
      description={t.inviteText}
      submit={t.inviteSubmit}
      onClose={onClose}
    >
      <InputField
        label={t.inviteWho}
        name="account"
        isRequired
        maxLength={320}

        value={account}
        onValue={setAccount}
      />
    </FormDialog>
  );
}

function ReopenDialog({ at, onClose }: Props): ReactNode {
  const t = useTexts(ticketTexts);
  const [text, setText] = useState('');
  const reopen = useSend(client.tickets.reopen);
  const form = useForm({ submit: () => reopen({ ...at, text }), onDone: onClose });
  return (
    <FormDialog form={form} title={t.reopen} description={t.reopenText} submit={t.reopen} onClose={onClose}>
      <Field label={t.reopenWhy} name="text" isRequired>
        <Textarea
          rows={5}
          maxLength={50_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}

function RateDialog({ at, onClose }: Props): ReactNode {
  const t = useTexts(ticketTexts);
  const [score, setScore] = useState<'good' | 'bad'>('good');
  const [comment, setComment] = useState('');
  const rate = useSend(client.tickets.rate);
  const form = useForm({
    submit: () => rate({ ...at, score, comment }),
    onDone: sayDone(t.rated, onClose),
  });
  const choices = [
    { value: 'good', label: t.rateGood },
    { value: 'bad', label: t.rateBad },
  ];
  return (
    <FormDialog form={form} title={t.rateTitle} submit={t.rate} onClose={onClose}>
      <RadioGroup
        label={t.rateTitle}
        isLabelHidden
        choices={choices}
        value={score}
        onValue={(value) => setScore(value === 'bad' ? 'bad' : 'good')}
      />
      <Field label={t.rateComment} name="comment" isOptional>
        <Textarea maxLength={2000} value={comment} onChange={(event) => setComment(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
