import type { StatusComponent } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FieldError } from '../../ui/field.tsx';

/** Which components are meant. */
export function ComponentChecks(props: {
  components: StatusComponent[];
  value: string[];
  onValue: (value: string[]) => void;
  error?: string | undefined;
}): ReactNode {
  const { components, value, onValue, error } = props;
  const t = useTexts(operationActTexts);
  const language = useLanguage();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{t.components}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {components
          .filter(({ isGroup }) => !isGroup)
          .map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name[language]}
              checked={value.includes(id)}
              onValue={(isOn) => onValue(isOn ? [...value, id] : value.filter((one) => one !== id))}
            />
          ))}
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
