import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, FieldError } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import type { ActProps } from './act-props.ts';
import { deskPath } from './desk-address.ts';

/** Makes a ticket of its own of some messages, and goes there. */
export function SplitDialog({ ticket, entries, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const words = useTexts(deskWords);
  const go = useGo();
  const { values } = useUrlParams();
  const [subject, setSubject] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const split = useSend(client.desk.split);
  const form = useForm({
    check: () => ({
      ...(subject.trim() === '' && { subject: t.needsSubject }),
      ...(chosen.length === 0 && { messages: t.needsMessages }),
    }),
    submit: () => split({ ticket: ticket.id, subject: subject.trim(), messages: chosen }),
    onDone: ({ reference }) => go(deskPath(values, reference)),
  });
  const toggle = (id: string, isOn: boolean): void =>
    setChosen((before) => (isOn ? [...before, id] : before.filter((one) => one !== id)));
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.splitTitle}
      description={t.splitText}
      submit={t.split}
      size="large"
    >
      <Field label={t.subject} name="subject" isRequired>
        <Input maxLength={300} value={subject} onChange={(event) => setSubject(event.target.value)} />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-semibold">{t.messages}</legend>
        {entries.map(
          (entry) =>
            entry.kind === 'message' && (
              <Checkbox
                key={entry.seq}
                checked={chosen.includes(entry.message.id)}
                onValue={(isOn) => toggle(entry.message.id, isOn)}
                label={<span className="line-clamp-2">{entry.message.text}</span>}
                help={
                  <>
                    {entry.by.name ?? words.unknownPerson} · <RelativeTime value={entry.at} />
                  </>
                }
              />
            ),
        )}
        {form.errors['messages'] && <FieldError>{form.errors['messages']}</FieldError>}
      </fieldset>
    </FormDialog>
  );
}
