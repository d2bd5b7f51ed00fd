import type { DeskAgent } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { ActProps } from './act-props.ts';

const NOBODY = 'nobody';

/** Gives a ticket to oneself, to whoever is next, to somebody, or to nobody. */
export function AssignDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const format = useFormat();
  const agents = useQuery(api.desk.listAgents.queryOptions());
  const [to, setTo] = useState(ticket.assignee ? 'next' : 'me');
  const assign = useSend(client.desk.assign);
  const form = useForm({
    submit: () => assign({ ticket: ticket.id, to: to === NOBODY ? null : to }),
    onDone: onClose,
  });
  const loadOf = ({ openTickets, capacity }: DeskAgent): string =>
    capacity > 0
      ? t.load(format.number(openTickets), format.number(capacity))
      : t.noRoom(format.number(openTickets));
  const choices = [
    { value: 'me', label: t.me },
    { value: 'next', label: t.next },
    ...(agents.data?.items ?? []).map((agent) => ({
      value: agent.accountId,
      label: `${agent.name} · ${loadOf(agent)}`,
    })),
    { value: NOBODY, label: t.nobody },
  ];
  return (
    <FormDialog form={form} onClose={onClose} title={t.assignTitle} submit={t.assign} size="small">
      <Field label={t.assignTo} name="to" {...(to === 'next' && { help: t.nextHint })}>
        <Select choices={choices} value={to} onValue={setTo} />
      </Field>
    </FormDialog>
  );
}
