import { useContext, useId, type ReactNode } from 'react';
import { FieldError } from './field.tsx';
import { FormContext } from './form-context.ts';
import type { Choice } from './select.tsx';

/** The props of a set of choices. */
export interface RadioGroupProps {
  label: string;
  name?: string | undefined;
  choices: Choice[];
  value: string;
  onValue: (value: string) => void;
  help?: ReactNode;
  isLabelHidden?: boolean | undefined;
}

/** One of few choices, all seen, each with what it means. */
export function RadioGroup(props: RadioGroupProps): ReactNode {
  const id = useId();
  const form = useContext(FormContext);
  const error = props.name ? form?.errors[props.name] : undefined;
  return (
    <fieldset className="min-w-0" aria-describedby={props.help || error ? `${id}-about` : undefined}>
      <legend className={props.isLabelHidden ? 'sr-only' : 'mb-1 font-semibold'}>{props.label}</legend>
      <div className="flex flex-col divide-y divide-line rounded-md border border-line">
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            className="flex cursor-pointer items-start gap-2.5 p-3 first:rounded-t-md last:rounded-b-md has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={props.name ?? id}
              value={choice.value}
              checked={choice.value === props.value}
              disabled={choice.isDisabled}
              onChange={() => props.onValue(choice.value)}
              className="ui-radio shrink-0"
            />
            <span className="min-w-0">
              <span className="block font-medium">{choice.label}</span>
              {choice.hint && <span className="block text-quiet">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <div id={`${id}-about`} className="mt-1">
        {error && <FieldError>{error}</FieldError>}
        {props.help && <p className="text-quiet">{props.help}</p>}
      </div>
    </fieldset>
  );
}

/** One of two to five short choices in a row: a period, a view, a theme. */
export function Segmented(props: Omit<RadioGroupProps, 'help' | 'isLabelHidden'>): ReactNode {
  const id = useId();
  return (
    <fieldset className="ui-segmented inline-flex max-w-full rounded-md border border-line bg-raised p-0.5">
      <legend className="sr-only">{props.label}</legend>
      {props.choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            className="sr-only"
            name={props.name ?? id}
            value={choice.value}
            checked={choice.value === props.value}
            onChange={() => props.onValue(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
