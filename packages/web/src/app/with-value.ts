import type { Choice } from '../ui/select.tsx';

/** The choices of a filter; the value of the address always stays among them. */
export function withValue(choices: Choice[], value: string | undefined): Choice[] {
  if (!value || choices.some((choice) => choice.value === value)) return choices;
  return [...choices, { value, label: value }];
}
