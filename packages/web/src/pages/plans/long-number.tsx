import type { ReactNode } from 'react';
import { useFormat } from '../../ui/ui-context.tsx';

/** A number of five digits and more as people read it, beside the field where it is typed without signs between. */
export function LongNumber({ text }: { text: string }): ReactNode {
  const format = useFormat();
  return /^\d{5,15}$/.test(text) ? (
    <span className="tabular-nums">= {format.number(Number(text))}</span>
  ) : null;
}
