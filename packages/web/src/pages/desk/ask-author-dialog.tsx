import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTexts } from '../../texts/desk.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { choicesOf } from './choices-of.ts';
import { sayDone } from '../../ui/say-done.ts';

type Category = 'technical' | 'billing' | 'account';
type Level = 'urgent' | 'high' | 'normal' | 'low';

/** Asks the author of a community post whether it may become a ticket. */
export function AskAuthorDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { community: t } = useTexts(deskPageTexts);
  const desk = useTexts(deskTexts);
  const words = useTexts(deskWords);
  const [category, setCategory] = useState('technical');
  const [severity, setSeverity] = useState('normal');
  const ask = useSend(client.desk.askConversion);
  const form = useForm({
    submit: (data) =>
      ask({
        url: String(data.get('url')).trim(),
        email: String(data.get('email')).trim(),
        title: String(data.get('title')).trim(),
        text: String(data.get('text')),
        category: category as Category,
        severity: severity as Level,
      }),
    onDone: sayDone(t.sent, onClose),
  });
  const { technical, billing, account } = words.categories;
  return (
    <FormDialog form={form} onClose={onClose} title={t.askTitle} description={t.askText} submit={t.send}>
      <Field label={t.url} name="url" help={t.urlHelp} isRequired>
        <Input type="url" pattern="https://.+" maxLength={2000} />
      </Field>
      <Field label={t.email} name="email" isRequired>
        <Input type="email" autoComplete="off" maxLength={320} />
      </Field>
      <Field label={t.subject} name="title" isRequired>
        <Input maxLength={300} />
      </Field>
      <Field label={t.text} name="text" isRequired>
        <Textarea rows={6} maxLength={50_000} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.category}>
          <Select
            choices={choicesOf({ technical, billing, account })}
            value={category}
            onValue={setCategory}
          />
        </Field>
        <Field label={desk.severity}>
          <Select choices={choicesOf(words.severities)} value={severity} onValue={setSeverity} />
        </Field>
      </div>
    </FormDialog>
  );
}
