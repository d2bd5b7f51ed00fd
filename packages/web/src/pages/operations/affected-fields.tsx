import type { StatusComponent, StatusComponentState } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { COMPONENT_STATES } from './component-states.ts';
import type { Draft } from './draft.ts';

/** Each component, and the state that the update puts it in. */
export function AffectedFields(props: {
  components: StatusComponent[];
  value: Draft['states'];
  onValue: (value: Draft['states']) => void;
}): ReactNode {
  const { components, value, onValue } = props;
  const t = useTexts(operationActTexts);
  const { states } = useTexts(operationTexts);
  const language = useLanguage();
  const choices = COMPONENT_STATES.map((state) => ({ value: state, label: states[state] }));
  const choose = (id: string, state: string): void => {
    const { [id]: _before, ...others } = value;
    onValue(state === '' ? others : { ...others, [id]: state as StatusComponentState });
  };
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{t.affected}</legend>
      <p className="mb-2 text-quiet">{t.affectedHelp}</p>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {components
          .filter(({ isGroup }) => !isGroup)
          .map(({ id, name }) => (
            <Field key={id} label={name[language]} name={`affected.${id}`}>
              <Select
                placeholder={t.notAffected}
                choices={choices}
                value={value[id] ?? ''}
                onValue={(state) => choose(id, state)}
              />
            </Field>
          ))}
      </div>
    </fieldset>
  );
}
