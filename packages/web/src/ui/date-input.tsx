import type { ReactNode } from 'react';
import { Input, type InputProps } from './input.tsx';
import { useUi } from './ui-context.tsx';
import { instantOf, localOf } from './zoned-time.ts';

type OwnInput = Omit<
  InputProps,
  'type' | 'value' | 'onChange' | 'icon' | 'prefix' | 'suffix' | 'min' | 'max'
>;

/** A day (`2027-05-04`), or empty. Stands inside a `Field`. */
export function DateInput(
  props: OwnInput & { value: string; onValue: (day: string) => void; min?: string; max?: string },
): ReactNode {
  const { onValue, ...rest } = props;
  return <Input {...rest} type="date" onChange={(event) => onValue(event.target.value)} />;
}

/** An instant (ISO 8601, UTC), or empty. Typed in the reader's zone, said in UTC beside. Inside a `Field`. */
export function DateTimeInput(
  props: OwnInput & { value: string; onValue: (instant: string) => void; min?: string; max?: string },
): ReactNode {
  const { value, onValue, min, max, ...rest } = props;
  const { timeZone, format, texts } = useUi();
  const bounds = { min: min && localOf(min, timeZone), max: max && localOf(max, timeZone) };
  const inUtc = { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' } as const;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Input
        {...rest}
        {...bounds}
        type="datetime-local"
        value={value && localOf(value, timeZone)}
        onChange={(event) => onValue(instantOf(event.target.value, timeZone) ?? '')}
        className="max-w-60"
      />
      <span className="text-xs text-quiet tabular-nums">
        {timeZone}
        {value && ` · ${format.dateTime(new Date(value), inUtc)} ${texts.utc}`}
      </span>
    </div>
  );
}
