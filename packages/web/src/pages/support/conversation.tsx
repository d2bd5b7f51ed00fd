import type { ReactNode } from 'react';
import type { TicketEntry } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { EntryLine } from './entry-line.tsx';
import { MessageCard } from './message-card.tsx';

/** What was written and done, the oldest first. */
export function Conversation({ org, entries }: { org: string; entries: TicketEntry[] }): ReactNode {
  const t = useTexts(ticketTexts);
  return (
    <section aria-label={t.timeline}>
      <ol className="flex flex-col gap-3">
        {entries.map((entry) => (
          <li key={entry.seq} className="min-w-0">
            {entry.kind === 'message' ? (
              <MessageCard org={org} entry={entry} />
            ) : (
              <EntryLine org={org} entry={entry} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
