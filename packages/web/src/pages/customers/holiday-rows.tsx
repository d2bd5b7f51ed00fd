import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { DraftDay } from './contract-draft.ts';

/** Days with their names, each of which can be changed or taken out. */
export function HolidayRows(props: { days: DraftDay[]; onDays: (days: DraftDay[]) => void }): ReactNode {
  const { days, onDays } = props;
  const t = useTexts(customerActTexts).holidays;
  const put = (at: number, some: Partial<DraftDay>): void =>
    onDays(days.map((day, i) => (i === at ? { ...day, ...some } : day)));
  return (
    <div className="flex flex-col gap-2">
      {days.length > 0 && (
        <ul className="flex max-h-72 flex-col gap-1.5 overflow-y-auto p-0.5">
          {days.map(({ date, name, open }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- days that are being typed have nothing else that names them
            <li key={at} className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
              <DateInput
                aria-label={t.date(at + 1)}
                className="w-36 shrink-0"
                value={date}
                onValue={(value) => put(at, { date: value })}
              />
              <Input
                aria-label={t.name(at + 1)}
                className="min-w-32 flex-1"
                maxLength={200}
                value={name}
                onChange={(event) => put(at, { name: event.target.value })}
              />
              <Field
                label={t.open(at + 1)}
                isLabelHidden
                name={`holidays.${at}.intervals`}
                className="w-36 shrink-0"
              >
                <Input
                  isCode
                  maxLength={200}
                  placeholder={t.closed}
                  value={open}
                  onChange={(event) => put(at, { open: event.target.value })}
                />
              </Field>
              <IconButton
                icon="x"
                size="small"
                label={t.remove(name)}
                onClick={() => onDays(days.filter((_day, i) => i !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" icon="plus" onClick={() => onDays([...days, { date: '', name: '', open: '' }])}>
          {t.add}
        </Button>
      </div>
    </div>
  );
}
