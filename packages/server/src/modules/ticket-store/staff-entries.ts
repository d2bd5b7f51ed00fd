import type { DeskEntry, TicketEntry } from '@codepushgo/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { namesOf, personOf, referencesOf } from './names.ts';
import { messagesOf, publicEntries, type EventRow, type FilesOf } from './public-entries.ts';
import { ticketNotes } from './schema.ts';

/**
 * What happened, as staff see it: the public entries, and those that stay inside.
 *
 * @example
 * const { filesOf } = await import('#ticket-files');
 * const show = (events: import('#ticket-store').EventRow[]) => staffEntries(ctx.db, org.id, events, filesOf);
 */
export async function staffEntries(
  db: Db | Tx,
  orgId: string,
  events: EventRow[],
  filesOf: FilesOf,
): Promise<DeskEntry[]> {
  const open = new Map((await publicEntries(db, orgId, events, filesOf)).map((entry) => [entry.seq, entry]));
  const inside = await insideEntries(db, orgId, events, filesOf);
  return events.flatMap(({ seq }) => inside.get(seq) ?? open.get(seq) ?? []);
}

type Inside = Exclude<DeskEntry, TicketEntry>;

async function insideEntries(
  db: Db | Tx,
  orgId: string,
  events: EventRow[],
  filesOf: FilesOf,
): Promise<Map<number, Inside>> {
  const changes = events.map(({ change }) => change);
  const notes = await notesOf(
    db,
    orgId,
    changes.flatMap((one) => (one.kind === 'note' ? [one.noteId] : [])),
  );
  const automatic = changes.flatMap((one) => (one.kind === 'automatic' ? [one.messageId] : []));
  const messages = await messagesOf(db, orgId, automatic, filesOf);
  const assigned = changes.flatMap((one) => (one.kind === 'assigned' ? [one.accountId] : []));
  const people = await namesOf(db, [...events.map(({ accountId }) => accountId), ...assigned]);
  const linked = await referencesOf(
    db,
    changes.flatMap((one) => (one.kind === 'linked' ? [one.ticketId] : [])),
  );
  const found = new Map<number, Inside>();
  for (const row of events) {
    const entry = toInside(row, { notes, messages, people, linked });
    if (entry)
      found.set(row.seq, {
        ...entry,
        seq: row.seq,
        at: row.at.toISOString(),
        by: personOf(row, people),
      } as Inside);
  }
  return found;
}

interface Around {
  notes: Map<string, string>;
  messages: Awaited<ReturnType<typeof messagesOf>>;
  people: Map<string, string>;
  linked: Awaited<ReturnType<typeof referencesOf>>;
}

function toInside({ change }: EventRow, { notes, messages, people, linked }: Around): object | null {
  switch (change.kind) {
    case 'note':
      return { kind: 'note', note: { id: change.noteId, text: notes.get(change.noteId) ?? '' } };
    case 'assigned': {
      const { accountId } = change;
      const assignee = accountId === null ? null : { accountId, name: people.get(accountId) ?? '' };
      return { kind: 'assigned', assignee };
    }
    case 'status':
      return change.silence === undefined ? null : { kind: 'solved_silently', reason: change.silence };
    case 'no_reply_needed':
      return { kind: 'no_reply_needed', reason: change.reason };
    case 'linked':
      return {
        kind: 'linked',
        ticket: { id: change.ticketId, reference: linked.get(change.ticketId)?.reference ?? '' },
      };
    case 'tagged':
      return { kind: 'tagged', tags: change.tags };
    case 'coverage':
      return { kind: 'coverage_changed', responseRow: change.responseRow };
    case 'automatic':
      return {
        kind: 'received_automatic',
        messageId: change.messageId,
        text: messages.get(change.messageId)?.text ?? '',
      };
    default:
      return null;
  }
}

async function notesOf(db: Db | Tx, orgId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: ticketNotes.id, text: ticketNotes.text })
    .from(ticketNotes)
    .where(and(eq(ticketNotes.orgId, orgId), inArray(ticketNotes.id, ids)));
  return new Map(rows.map(({ id, text }) => [id, text]));
}
