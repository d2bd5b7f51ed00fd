import type { ReactNode } from 'react';
import { Combobox } from './combobox.tsx';
import { Select, type Choice } from './select.tsx';

/** One of some choices: a select where all are here, and where others can be searched for, a field to type in. */
export function Picker(props: {
  choices: Choice[];
  /** Empty for none. */
  value: string;
  onValue: (value: string) => void;
  /** What an empty choice is called; without it none can be made. */
  anyLabel?: string | undefined;
  onSearch?: ((text: string) => void) | undefined;
  isLoading?: boolean | undefined;
  /** Its name where no `Field` is around. */
  label?: string | undefined;
  className?: string | undefined;
}): ReactNode {
  const { choices, value, onValue, anyLabel, onSearch, label, className } = props;
  if (!onSearch)
    return <Select aria-label={label} placeholder={anyLabel} {...{ choices, value, onValue, className }} />;
  return (
    <span className={className}>
      <Combobox
        label={label}
        placeholder={anyLabel}
        value={value || null}
        onValue={(next) => (next !== null || anyLabel !== undefined) && onValue(next ?? '')}
        isLoading={props.isLoading}
        {...{ choices, onSearch }}
      />
    </span>
  );
}
