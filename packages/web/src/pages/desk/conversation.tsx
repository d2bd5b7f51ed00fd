import type { DeskEntry } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AutomaticEntry, type Came } from './automatic-entry.tsx';
import type { Sent } from './delivery-marks.tsx';
import { EventEntry } from './event-entry.tsx';
import { MessageEntry } from './message-entry.tsx';
import { NoteEntry } from './note-entry.tsx';

/** What was written and done on a ticket, the newest on top, where one goes on. */
export function Conversation(props: { ticket: string; entries: DeskEntry[] | undefined }): ReactNode {
  const { ticket, entries } = props;
  const t = useTexts(deskTicketTexts);
  const id = useId();
  const mails = useQuery(api.supportMail.listMails.queryOptions({ input: { ticket } }));
  const items = mails.data?.items ?? [];
  const sent = items.filter((mail) => mail.direction === 'out');
  const came = items.filter((mail) => mail.direction === 'in');
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 font-semibold">
        {t.conversation}
      </h3>
      {entries ? (
        <ol className="flex flex-col gap-3">
          {entries.toReversed().map((entry) => (
            <li key={entry.seq}>
              <Entry {...{ ticket, entry, sent, came }} />
            </li>
          ))}
        </ol>
      ) : (
        <Skeleton lines={6} />
      )}
    </section>
  );
}

function Entry(props: { ticket: string; entry: DeskEntry; sent: Sent[]; came: Came[] }): ReactNode {
  const { ticket, entry, sent, came } = props;
  if (entry.kind === 'message') {
    const mails = sent.filter(({ messageId }) => messageId === entry.message.id);
    const mail = came.find(({ entryId }) => entryId === entry.message.id);
    return <MessageEntry entry={entry} mails={mails} came={mail} />;
  }
  if (entry.kind === 'note') return <NoteEntry entry={entry} />;
  if (entry.kind === 'received_automatic') {
    const mail = came.find(({ entryId }) => entryId === entry.messageId);
    return <AutomaticEntry {...{ ticket, entry, mail }} />;
  }
  return <EventEntry entry={entry} />;
}
