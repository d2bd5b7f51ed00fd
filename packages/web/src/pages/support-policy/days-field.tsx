import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { supportPolicyTexts } from '../../texts/support-policy.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Days of the week, of which one at least stays chosen. */
export function DaysField(props: { days: number[]; onDays: (days: number[]) => void }): ReactNode {
  const { days, onDays } = props;
  const t = useTexts(supportPolicyTexts);
  // The first of January 2024 was a Monday.
  const format = new Intl.DateTimeFormat(useLanguage(), { weekday: 'long', timeZone: 'UTC' });
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{t.days}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {DAYS.map((day) => (
          <Checkbox
            key={day}
            label={format.format(new Date(Date.UTC(2024, 0, day)))}
            checked={days.includes(day)}
            disabled={days.length === 1 && days.includes(day)}
            onValue={(isIn) => onDays(DAYS.filter((one) => (one === day ? isIn : days.includes(one))))}
          />
        ))}
      </div>
    </fieldset>
  );
}
