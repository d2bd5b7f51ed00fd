import type { Macro } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { choicesOf } from './choices-of.ts';
import { sayDone } from '../../ui/say-done.ts';

const LANGUAGES = ['en', 'fr'] as const;
const PLACEHOLDERS = [
  'customer',
  'agent',
  'reference',
  'subject',
  'organisation',
  'project',
  'policy',
  'reopen-days',
  'exclusion:ID',
];

/** Writes a macro, or its next version, in both languages. */
export function EditMacroDialog({
  macro,
  onClose,
}: {
  macro: Macro | undefined;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(deskMacroTexts);
  const { statuses } = useTexts(deskWords);
  const { texts } = useUi();
  const [id, setId] = useState(macro?.id ?? '');
  const [title, setTitle] = useState(macro?.title ?? { en: '', fr: '' });
  const [text, setText] = useState(macro?.text ?? { en: '', fr: '' });
  const [section, setSection] = useState<string>(macro?.section ?? '');
  const [status, setStatus] = useState<Macro['status']>(macro?.status ?? 'pending_customer');
  const save = useSend(client.desk.saveMacro);
  const form = useForm({
    submit: () =>
      save({
        macro: id.trim(),
        title,
        text,
        section: section === '' ? null : (section as Macro['section']),
        status,
        version: macro?.version ?? 0,
      }),
    onDone: sayDone(t.saved, onClose),
  });
  const { open, pending_customer, on_hold, solved } = statuses;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={macro ? texts.named(t.edit, macro.id) : t.add}
      submit={t.save}
      size="large"
    >
      {!macro && (
        <Field label={t.id} name="macro" help={t.idHelp} isRequired>
          <Input
            isCode
            maxLength={63}
            pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
            value={id}
            onChange={(event) => setId(event.target.value)}
          />
        </Field>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        {LANGUAGES.map((language) => (
          <div key={language} className="flex min-w-0 flex-col gap-4">
            <Field label={t.titleIn(t.languages[language])} name={`title.${language}`} isRequired>
              <Input
                lang={language}
                maxLength={200}
                value={title[language]}
                onChange={(event) => setTitle({ ...title, [language]: event.target.value })}
              />
            </Field>
            <Field label={t.textIn(t.languages[language])} name={`text.${language}`} isRequired>
              <Textarea
                lang={language}
                rows={8}
                maxLength={10_000}
                value={text[language]}
                onChange={(event) => setText({ ...text, [language]: event.target.value })}
              />
            </Field>
          </div>
        ))}
      </div>
      <p className="text-quiet">
        {t.placeholders}{' '}
        {PLACEHOLDERS.map((name) => (
          <code key={name} className="ui-mono mr-1.5">{`{{${name}}}`}</code>
        ))}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.section} name="section">
          <Select
            placeholder={t.noSection}
            choices={choicesOf(t.sections)}
            value={section}
            onValue={setSection}
          />
        </Field>
        <Field label={t.status} name="status">
          <Select
            choices={choicesOf({ open, pending_customer, on_hold, solved })}
            value={status}
            onValue={(value) => setStatus(value as Macro['status'])}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
