import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { DaysField } from '../support-policy/days-field.tsx';
import type { ContractDraft } from './contract-draft.ts';

/** Business hours in place of those of the policy; without times there are none. */
export function HoursField(props: {
  hours: ContractDraft['hours'];
  onHours: (hours: ContractDraft['hours']) => void;
}): ReactNode {
  const { hours, onHours } = props;
  const t = useTexts(customerActTexts).contract;
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-semibold">{t.hours}</legend>
      <Field label={t.open} name="hours.intervals" help={t.openHelp}>
        <Input
          isCode
          maxLength={200}
          placeholder="09:00–12:00, 13:00–17:00"
          value={hours.open}
          onChange={(event) => onHours({ ...hours, open: event.target.value })}
        />
      </Field>
      {hours.open.trim() !== '' && (
        <DaysField days={hours.days} onDays={(days) => onHours({ ...hours, days })} />
      )}
    </fieldset>
  );
}
