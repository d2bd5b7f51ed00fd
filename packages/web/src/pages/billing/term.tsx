import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { planTexts } from '../../texts/plan.ts';
import { Time } from '../../ui/time.tsx';

/** From an instant to another, or without an end; in `zone` and with its name where one is given. */
export function Term(props: { from: string; to: string | null; zone?: string }): ReactNode {
  const t = useTexts(planTexts);
  const { from, to, zone } = props;
  const time = (value: string): ReactNode => <Time value={value} zone={zone} className="inline-block" />;
  return (
    <>
      {time(from)} {to ? t.to : `· ${t.open}`} {to && time(to)}
      {zone && <span className="text-quiet"> ({zone})</span>}
    </>
  );
}
