import type { ResponseTarget } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import type { Part } from './localised-fields.tsx';

const UNITS = ['h', 'bh', 'bd', 'mo'] as const;

/** How long an answer may take: a number and its unit. */
export function TargetField(props: Part<ResponseTarget> & { label: string; hasMonths?: boolean }): ReactNode {
  const { at, label, value, onValue, hasMonths = false } = props;
  const t = useTexts(supportPolicyTexts);
  const units = UNITS.filter((unit) => unit !== 'mo' || hasMonths);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{label}</legend>
      <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-2">
        <Field label={`${label}: ${t.value}`} isLabelHidden name={`${at}.value`} isRequired>
          <Input
            type="number"
            min={1}
            max={1000}
            value={String(value.value)}
            onChange={(event) => onValue({ ...value, value: event.target.valueAsNumber || 0 })}
          />
        </Field>
        <Field label={`${label}: ${t.unit}`} isLabelHidden name={`${at}.unit`}>
          <Select
            choices={units.map((unit) => ({ value: unit, label: t.units[unit] }))}
            value={value.unit}
            onValue={(unit) => onValue({ ...value, unit: unit as ResponseTarget['unit'] })}
          />
        </Field>
      </div>
    </fieldset>
  );
}
