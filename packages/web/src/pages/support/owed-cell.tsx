import type { TicketClock } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { useNow } from '../../ui/now.ts';
import { RelativeTime } from '../../ui/time.tsx';

/** What is owed next and when, in a line of a list. */
export function OwedCell({ owed }: { owed: TicketClock | null }): ReactNode {
  const t = useTexts(supportTexts);
  const now = useNow();
  if (!owed) return <span className="text-quiet">{t.nothingOwed}</span>;
  if (owed.dueAt === null) return <span className="text-quiet">{t.paused}</span>;
  const isLate = owed.state === 'breached' || Date.parse(owed.dueAt) < now;
  return (
    <span className={isLate ? 'text-bad' : undefined}>
      {isLate ? t.overdue : t.due} <RelativeTime value={owed.dueAt} />
    </span>
  );
}
