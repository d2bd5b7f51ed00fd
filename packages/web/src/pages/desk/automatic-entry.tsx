import type { DeskEntry, TicketMail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EntryHead } from './entry-head.tsx';

/** A mail that came onto a ticket. */
export type Came = Extract<TicketMail, { direction: 'in' }>;

/** A mail that looked automatic: staff alone see it, and make a message of it where a person wrote it after all. */
export function AutomaticEntry(props: {
  ticket: string;
  entry: Extract<DeskEntry, { kind: 'received_automatic' }>;
  mail: Came | undefined;
}): ReactNode {
  const { ticket, entry, mail } = props;
  const t = useTexts(deskTicketTexts);
  const { mail: words } = useTexts(deskPageTexts);
  const promote = useAtOnce(client.supportMail.promoteMail, () => words.promoted);
  return (
    <article className="rounded-md border border-dashed border-line px-4 py-3">
      <EntryHead by={entry.by} at={entry.at} mark={<Badge icon="mail">{t.automatic}</Badge>}>
        {mail?.sender && <span className="text-xs break-all text-quiet">{mail.sender}</span>}
      </EntryHead>
      <p className="break-words whitespace-pre-wrap text-quiet">{entry.text}</p>
      {mail && (
        <div className="mt-2 flex flex-wrap gap-2">
          {mail.isPromotable && (
            <Button size="small" icon="user" onClick={() => promote({ ticket, mail: mail.id })}>
              {words.promote}
            </Button>
          )}
          <SaveButton size="small" href={mail.originalUrl}>
            {words.original}
          </SaveButton>
        </div>
      )}
    </article>
  );
}
