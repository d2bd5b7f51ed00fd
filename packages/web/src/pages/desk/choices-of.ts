import type { Choice } from '../../ui/select.tsx';

/** A choice of each word of a set. */
export function choicesOf(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
