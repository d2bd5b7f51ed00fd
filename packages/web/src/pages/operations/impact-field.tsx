import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

const IMPACTS = ['none', 'minor', 'major', 'critical'] as const;
/** What an incident can be given in place of what its components say. */
export type Impact = (typeof IMPACTS)[number];

/** How grave an incident is; null: as its components say. */
export function ImpactField(props: {
  value: Impact | null;
  onValue: (value: Impact | null) => void;
}): ReactNode {
  const t = useTexts(operationActTexts);
  const { impacts } = useTexts(operationTexts);
  return (
    <Field label={t.impact} name="impactOverride" className="sm:max-w-80">
      <Select
        placeholder={t.impactFollows}
        choices={IMPACTS.map((impact) => ({ value: impact, label: impacts[impact] }))}
        value={props.value ?? ''}
        onValue={(impact) => props.onValue(impact === '' ? null : (impact as Impact))}
      />
    </Field>
  );
}
