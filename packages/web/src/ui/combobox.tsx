import { lazy, Suspense, type ReactNode } from 'react';
import { controlLooks } from './input.tsx';
import type { Choice } from './select.tsx';

/** The props of a combobox. */
export interface ComboboxProps {
  value: string | null;
  onValue: (value: string | null) => void;
  /** All choices, or with `onSearch` those found so far. */
  choices: Choice[];
  /** Asks for other choices as one types; without it they are filtered here. */
  onSearch?: ((text: string) => void) | undefined;
  isLoading?: boolean | undefined;
  placeholder?: string | undefined;
  /** What is said when nothing matches. */
  emptyText?: string | undefined;
  isDisabled?: boolean | undefined;
  id?: string | undefined;
  name?: string | undefined;
}

const ComboboxControl = lazy(() =>
  import('./combobox-control.tsx').then((module) => ({ default: module.ComboboxControl })),
);

/** A choice among many, found by typing. Stands inside a `Field`. */
export function Combobox(props: ComboboxProps): ReactNode {
  return (
    <Suspense fallback={<div className={controlLooks} />}>
      <ComboboxControl {...props} />
    </Suspense>
  );
}
