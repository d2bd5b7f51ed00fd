import { useId, useState, type CSSProperties, type ReactNode } from 'react';
import { useFieldControl } from './field.tsx';
import { controlLooks } from './input.tsx';
import { useFormat } from './ui-context.tsx';

/** The props of a slider. */
export interface SliderProps {
  /** Names the slider; the number beside it is named by the field around. */
  label: string;
  value: number;
  onValue: (value: number) => void;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  unit?: string | undefined;
  /** Values worth a press. */
  marks?: number[] | undefined;
  isDisabled?: boolean | undefined;
}

/** A number between two ends: drawn with the slider, typed in the box, or picked from the marks. In a `Field`. */
export function Slider(props: SliderProps): ReactNode {
  const { min = 0, max = 100, step = 1, value, unit = '' } = props;
  const field = useFieldControl({});
  const format = useFormat();
  const listId = useId();
  // What is being typed may be empty or out of bounds for a moment.
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string): void => {
    setTyped(text);
    const number = Number(text);
    if (text !== '' && number >= min && number <= max) props.onValue(number);
  };
  const write = (number: number): string =>
    unit === '%' ? format.percent(number / 100, 2) : `${format.number(number)} ${unit}`.trim();
  const fill = `${((value - min) / (max - min || 1)) * 100}%`;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <input
          type="range"
          aria-label={props.label}
          aria-valuetext={write(value)}
          {...{ min, max, step, value }}
          disabled={props.isDisabled}
          list={props.marks ? listId : undefined}
          onChange={(event) => {
            setTyped(null);
            props.onValue(Number(event.target.value));
          }}
          style={{ '--fill': fill } as CSSProperties}
          className="ui-range min-w-0 flex-1"
        />
        <span className="flex items-center gap-1.5">
          <input
            {...field}
            type="number"
            inputMode="decimal"
            {...{ min, max, step }}
            value={typed ?? value}
            disabled={props.isDisabled}
            onChange={(event) => take(event.target.value)}
            onBlur={() => setTyped(null)}
            className={`${controlLooks} ui-number w-16 text-right tabular-nums`}
          />
          {unit && <span className="text-quiet">{unit}</span>}
        </span>
      </div>
      {props.marks && (
        <div className="flex flex-wrap gap-1">
          <datalist id={listId}>
            {props.marks.map((mark) => (
              <option key={mark} value={mark} />
            ))}
          </datalist>
          {props.marks.map((mark) => (
            <button
              key={mark}
              type="button"
              aria-pressed={mark === value}
              disabled={props.isDisabled || mark < min || mark > max}
              onClick={() => {
                setTyped(null);
                props.onValue(mark);
              }}
              className="ui-mark"
            >
              {write(mark)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
