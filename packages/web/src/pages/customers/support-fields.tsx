import type { SupportTerms } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

const NOTHING: SupportTerms = { technicalSupport: 'community', responseRow: null, premiumSupport: false };

/** What the operator grants in place of the plan's own support; null: nothing else. */
export function SupportFields(props: {
  value: SupportTerms | null;
  onValue: (value: SupportTerms | null) => void;
}): ReactNode {
  const { value, onValue } = props;
  const t = useTexts(customerActTexts);
  const { rows } = useTexts(coverageTexts);
  const put = (some: Partial<SupportTerms>): void => onValue({ ...(value ?? NOTHING), ...some });
  return (
    <>
      <Field label={t.plan.help}>
        <Select
          placeholder={t.plan.byPlan}
          choices={[
            { value: 'community', label: t.plan.community },
            { value: 'limited', label: t.plan.limited },
          ]}
          value={value?.technicalSupport ?? ''}
          onValue={(help) =>
            help ? put({ technicalSupport: help as SupportTerms['technicalSupport'] }) : onValue(null)
          }
        />
      </Field>
      {value?.technicalSupport === 'limited' && (
        <>
          <Field label={t.plan.row}>
            <Select
              placeholder={t.plan.noRow}
              choices={Object.entries(rows).map(([row, label]) => ({ value: row, label }))}
              value={value.responseRow ?? ''}
              onValue={(row) => put({ responseRow: (row || null) as SupportTerms['responseRow'] })}
            />
          </Field>
          <Checkbox
            label={t.plan.premium}
            checked={value.premiumSupport}
            onValue={(premiumSupport) => put({ premiumSupport })}
          />
        </>
      )}
    </>
  );
}
