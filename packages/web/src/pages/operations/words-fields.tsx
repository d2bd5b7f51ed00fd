import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { Words } from './draft.ts';

/** A text in both languages, side by side where there is room. */
export function WordsFields(props: {
  /** What the server calls it. */
  name: string;
  kind: 'title' | 'text' | 'name' | 'description';
  value: Words;
  onValue: (value: Words) => void;
  isOptional?: boolean;
}): ReactNode {
  const { name, kind, value, onValue, isOptional = false } = props;
  const t = useTexts(operationActTexts);
  const label = { title: t.titleIn, text: t.textIn, name: t.nameIn, description: t.descriptionIn }[kind];
  return (
    <div className="grid min-w-0 gap-x-4 gap-y-2 md:grid-cols-2">
      {(['en', 'fr'] as const).map((language) => {
        const control = {
          lang: language,
          value: value[language],
          onChange: (event: { target: { value: string } }) =>
            onValue({ ...value, [language]: event.target.value }),
        };
        return (
          <Field
            key={language}
            label={label(t.languages[language])}
            name={`${name}.${language}`}
            isRequired={!isOptional}
            isOptional={isOptional}
          >
            {kind === 'text' ? (
              <Textarea rows={5} maxLength={10_000} {...control} />
            ) : (
              <Input maxLength={200} {...control} />
            )}
          </Field>
        );
      })}
    </div>
  );
}
