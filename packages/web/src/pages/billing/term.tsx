import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { planTexts } from '../../texts/plan.ts';
import { Time } from '../../ui/time.tsx';

/** From an instant to another, or without an end. */
export function Term({ from, to }: { from: string; to: string | null }): ReactNode {
  const t = useTexts(planTexts);
  return (
    <>
      <Time value={from} /> {to ? t.to : `· ${t.open}`} {to && <Time value={to} />}
    </>
  );
}
