import type { ReactNode, Ref, SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { useFieldControl } from './field.tsx';
import { Icon } from './icon.tsx';
import { controlLooks } from './input.tsx';

/** One choice of a select, a combobox or a set of radio buttons. */
export interface Choice {
  value: string;
  label: string;
  /** A second line or a word at the side. */
  hint?: string | undefined;
  isDisabled?: boolean | undefined;
}

/** A native select: few choices, all known. With many or searched ones use `Combobox`. */
export function Select(
  props: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children' | 'onChange'> & {
    choices: Choice[];
    /** A first, empty choice. */
    placeholder?: string | undefined;
    onValue?: ((value: string) => void) | undefined;
    ref?: Ref<HTMLSelectElement> | undefined;
  },
): ReactNode {
  const { choices, placeholder, onValue, className, ...rest } = props;
  const field = useFieldControl(props);
  return (
    <span className={classNames('relative flex min-w-0', className)}>
      <select
        {...field}
        {...rest}
        id={field.id}
        onChange={(event) => onValue?.(event.target.value)}
        className={`${controlLooks} cursor-pointer appearance-none truncate pr-8`}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map(({ value, label, isDisabled }) => (
          <option key={value} value={value} disabled={isDisabled}>
            {label}
          </option>
        ))}
      </select>
      <Icon
        name="chevron-down"
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-quiet"
      />
    </span>
  );
}
