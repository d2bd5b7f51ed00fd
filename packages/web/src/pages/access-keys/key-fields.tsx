import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Picker } from '../../ui/picker.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { useLifeChoices } from './life-choices.ts';

const LEVELS = ['release', 'read', 'full'] as const;

/** What is said of a new key. */
export interface KeyValues {
  name: string;
  level: (typeof LEVELS)[number];
  /** The id of the only organisation; empty for all. */
  organisation: string;
  days: string;
}

/** Name, scope, place and end of a new key. */
export function KeyFields(props: { values: KeyValues; onValues: (values: KeyValues) => void }): ReactNode {
  const t = useTexts(accessKeyTexts);
  const { values, onValues } = props;
  const put = (some: Partial<KeyValues>): void => onValues({ ...values, ...some });
  const organisations = usePicker((page) => api.organisations.list.queryOptions({ input: page }));
  const places = organisations.items.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Field label={t.name} name="name" help={t.nameHelp} isRequired>
        <Input
          autoComplete="off"
          maxLength={200}
          value={values.name}
          onChange={(event) => put({ name: event.target.value })}
        />
      </Field>
      <RadioGroup
        label={t.scope}
        name="scope.level"
        choices={LEVELS.map((value) => ({ value, label: t.levels[value].name, hint: t.levels[value].hint }))}
        value={values.level}
        onValue={(level) => put({ level: level as KeyValues['level'] })}
      />
      <Field label={t.where} name="scope.organisation">
        <Picker
          anyLabel={t.everywhere}
          choices={places}
          onSearch={organisations.onSearch}
          isLoading={organisations.isLoading}
          value={values.organisation}
          onValue={(organisation) => put({ organisation })}
        />
      </Field>
      <Field label={t.lifetime} name="ttlMs">
        <Select choices={useLifeChoices()} value={values.days} onValue={(days) => put({ days })} />
      </Field>
    </>
  );
}
