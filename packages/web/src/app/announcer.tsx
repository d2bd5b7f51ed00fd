import type { ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { arrival } from './arrival.ts';
import { useTexts } from './language.ts';
import { useSignal } from './signal.ts';

/** Tells those who cannot see it that another page is there. */
export function Announcer(): ReactNode {
  const t = useTexts(shellTexts);
  const { title, isFirst } = useSignal(arrival);
  return (
    <p aria-live="polite" className="sr-only">
      {isFirst ? '' : t.arrived(title)}
    </p>
  );
}
