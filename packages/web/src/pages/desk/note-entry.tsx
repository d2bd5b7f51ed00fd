import type { DeskEntry } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { Badge } from '../../ui/badge.tsx';
import { EntryHead } from './entry-head.tsx';

/** A note: in another colour, with its word, so that nobody takes it for something the customer reads. */
export function NoteEntry({ entry }: { entry: Extract<DeskEntry, { kind: 'note' }> }): ReactNode {
  const t = useTexts(deskTicketTexts);
  return (
    <article className="ui-banner ui-banner-warning rounded-md border px-4 py-3">
      <EntryHead
        by={entry.by}
        at={entry.at}
        mark={
          <Badge tone="warning" icon="lock">
            {t.note}
          </Badge>
        }
      />
      <p className="break-words whitespace-pre-wrap">{entry.note.text}</p>
    </article>
  );
}
