import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

interface Identity {
  isKnown: boolean;
  id: string;
  name: { en: string; fr: string };
}

/** The id and both names of a plan or an add-on. An id that customers were put on stays. */
export function IdentityFields(props: {
  /** What the server calls it: `catalogue.plans.0`. */
  at: string;
  value: Identity;
  onValue: (some: Partial<Identity>) => void;
}): ReactNode {
  const { at, value, onValue } = props;
  const { isKnown, id, name } = value;
  const t = useTexts(catalogueTexts);
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
      <Field label={t.id} name={`${at}.id`} isRequired>
        <Input
          isCode
          autoComplete="off"
          maxLength={63}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          title={t.idFault}
          readOnly={isKnown}
          className={isKnown ? 'bg-raised text-quiet' : ''}
          value={id}
          onChange={(event) => onValue({ id: event.target.value.toLowerCase() })}
        />
      </Field>
      {(['en', 'fr'] as const).map((language) => (
        <Field key={language} label={t.nameIn[language]} name={`${at}.name.${language}`} isRequired>
          <Input
            autoComplete="off"
            maxLength={100}
            lang={language}
            value={name[language]}
            onChange={(event) => onValue({ name: { ...name, [language]: event.target.value } })}
          />
        </Field>
      ))}
    </div>
  );
}
