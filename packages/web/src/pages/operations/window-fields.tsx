import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useNow } from '../../ui/now.ts';

const DAY_MS = 86_400_000;

/** When a maintenance is planned; empty while it is not typed. */
export interface MaintenanceWindow {
  from: string;
  to: string;
}

/** What is wrong with a window before it is sent. */
export function windowFault({ from, to }: MaintenanceWindow, text: string): Record<string, string> {
  return to !== '' && to <= from ? { to: text } : {};
}

/** Start and end, with a warning where it is too soon to be left out of the figure. */
export function WindowFields(props: {
  value: MaintenanceWindow;
  onValue: (value: MaintenanceWindow) => void;
  hasStart: boolean;
}): ReactNode {
  const { value, onValue, hasStart } = props;
  const t = useTexts(operationActTexts);
  const now = useNow();
  const isShort = value.from !== '' && Date.parse(value.from) - now < DAY_MS;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {hasStart && (
          <Field label={t.scheduledFor} name="from" isRequired>
            <DateTimeInput value={value.from} onValue={(from) => onValue({ ...value, from })} />
          </Field>
        )}
        <Field label={t.scheduledUntil} name="to" isRequired>
          <DateTimeInput value={value.to} onValue={(to) => onValue({ ...value, to })} />
        </Field>
      </div>
      {hasStart && isShort && <Banner tone="warning" title={t.shortNotice} />}
    </>
  );
}
