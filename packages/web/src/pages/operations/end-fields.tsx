import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { NO_WORDS, type Words } from './draft.ts';
import { WordsFields } from './words-fields.tsx';

/** When an incident was over that is written down afterwards, and what is said of that. */
export interface End {
  at: string;
  body: Words;
}

/** Asks whether an incident is over already, and when. */
export function EndFields(props: { value: End | null; onValue: (value: End | null) => void }): ReactNode {
  const { value, onValue } = props;
  const t = useTexts(operationActTexts);
  return (
    <>
      <Checkbox
        label={t.isOver}
        checked={value !== null}
        onValue={(isOver) => onValue(isOver ? { at: '', body: NO_WORDS } : null)}
      />
      {value && (
        <>
          <Field label={t.overAt} name="resolved.at" isRequired>
            <DateTimeInput value={value.at} onValue={(at) => onValue({ ...value, at })} />
          </Field>
          <WordsFields
            name="resolved.body"
            kind="text"
            value={value.body}
            onValue={(body) => onValue({ ...value, body })}
          />
        </>
      )}
    </>
  );
}
