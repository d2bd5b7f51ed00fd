import type { ResponseTarget } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { supportTexts } from '../../texts/support.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { SEVERITIES, type ContractDraft } from './contract-draft.ts';

const UNITS = ['h', 'bh', 'bd', 'mo'] as const;

/** Goals for solving, by severity; without a number there is none. */
export function GoalsField(props: {
  goals: ContractDraft['goals'];
  onGoals: (goals: ContractDraft['goals']) => void;
}): ReactNode {
  const { goals, onGoals } = props;
  const t = useTexts(customerActTexts).contract;
  const { severities } = useTexts(supportTexts);
  const { unit: unitName, units } = useTexts(supportPolicyTexts);
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t.goals}</legend>
      <p className="text-quiet">{t.goalsText}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {SEVERITIES.map((severity) => (
          <div key={severity} className="grid grid-cols-[6rem_minmax(0,1fr)] items-end gap-2">
            <Field label={severities[severity]} name={`resolutionTimes.${severity}.value`}>
              <Input
                type="number"
                min={1}
                max={1000}
                value={goals[severity].value}
                onChange={(event) =>
                  onGoals({ ...goals, [severity]: { ...goals[severity], value: event.target.value } })
                }
              />
            </Field>
            <Field
              label={`${severities[severity]}: ${unitName}`}
              isLabelHidden
              name={`resolutionTimes.${severity}.unit`}
            >
              <Select
                choices={UNITS.map((value) => ({ value, label: units[value] }))}
                value={goals[severity].unit}
                onValue={(unit) =>
                  onGoals({
                    ...goals,
                    [severity]: { ...goals[severity], unit: unit as ResponseTarget['unit'] },
                  })
                }
              />
            </Field>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
