import type { TicketEntry, TicketFile, TicketMessage } from '@codepushgo/contract';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { namesOf, personOf, referencesOf, type Names } from './names.ts';
import { ticketEvents, ticketMessages } from './schema.ts';
import type { TicketChange } from './ticket-change.ts';
import { projects } from '#projects';
import type { TicketRow } from './find-ticket.ts';

/** An event as the database keeps it. */
export type EventRow = typeof ticketEvents.$inferSelect;
/** Finds the files of messages, by message. */
export type FilesOf = (
  db: Db | Tx,
  orgId: string,
  messageIds: string[],
) => Promise<Map<string, TicketFile[]>>;

// What else is recorded is for staff: customers' entries are made of these kinds alone.
const PUBLIC = [
  'opened',
  'message',
  'reply',
  'incident_update',
  'status',
  'severity',
  'project',
  'sponsored',
  'participant',
  'merged',
  'absorbed',
  'split',
  'incident_linked',
  'rated',
  'redacted',
  'erased',
  'fix',
] as const satisfies TicketChange['kind'][];

/**
 * Events of a ticket after a number, in their order; `publicOnly` leaves out those that staff alone see.
 *
 * @example const events = await readEvents(ctx.db, ticket, { after: 0, limit: 50, publicOnly: true });
 */
export function readEvents(
  db: Db | Tx,
  { orgId, id }: Pick<TicketRow, 'orgId' | 'id'>,
  { after, limit, publicOnly }: { after: number; limit: number; publicOnly: boolean },
): Promise<EventRow[]> {
  const shown = publicOnly ? inArray(sql`${ticketEvents.change} ->> 'kind'`, [...PUBLIC]) : undefined;
  return db
    .select()
    .from(ticketEvents)
    .where(
      and(eq(ticketEvents.orgId, orgId), eq(ticketEvents.ticketId, id), gt(ticketEvents.seq, after), shown),
    )
    .orderBy(asc(ticketEvents.seq))
    .limit(limit);
}

/** What entries name. */
interface Shown extends Pick<Names, 'people' | 'references'> {
  messages: Map<string, TicketMessage>;
  projects: Map<string, string>;
}

/**
 * What happened, as everybody on the ticket may see it; of other events nothing at all.
 *
 * @example
 * const { filesOf } = await import('#ticket-files');
 * const show = (events: import('#ticket-store').EventRow[]) => publicEntries(ctx.db, org.id, events, filesOf);
 */
export async function publicEntries(
  db: Db | Tx,
  orgId: string,
  events: EventRow[],
  filesOf: FilesOf,
): Promise<TicketEntry[]> {
  const rows = events.filter(({ change }) => PUBLIC.some((kind) => kind === change.kind));
  const changes = rows.map(({ change }) => change);
  const pick = (member: string): string[] =>
    changes.flatMap((change) => (member in change ? [String(change[member as keyof TicketChange])] : []));
  const projectIds = pick('projectId');
  const named =
    projectIds.length === 0 ? [] : await db.select().from(projects).where(inArray(projects.id, projectIds));
  const shown: Shown = {
    people: await namesOf(db, [...rows.map(({ accountId }) => accountId), ...pick('accountId')]),
    references: await referencesOf(db, [...pick('intoId'), ...pick('ticketId')]),
    messages: await messagesOf(db, orgId, pick('messageId'), filesOf),
    projects: new Map(named.map(({ id, name }) => [id, name])),
  };
  return rows.flatMap((row) => toEntry(row, shown) ?? []);
}

function toEntry(
  row: EventRow,
  { people, references, messages, projects: named }: Shown,
): TicketEntry | null {
  const { change, seq } = row;
  const entry = { seq, at: row.at.toISOString(), by: personOf(row, people) };
  const other = (id: string): { id: string; reference: string } => {
    const found = references.get(id);
    return { id, reference: found?.reference ?? '' };
  };
  switch (change.kind) {
    case 'opened':
    case 'message':
    case 'reply':
    case 'incident_update': {
      const message = messages.get(change.messageId);
      return message ? { ...entry, kind: 'message', message } : null;
    }
    case 'status':
      return { ...entry, kind: 'status_changed', from: change.from, to: change.to };
    case 'severity':
      return { ...entry, kind: 'severity_changed', from: change.from, to: change.to, reason: change.reason };
    case 'project':
      return {
        ...entry,
        kind: 'project_chosen',
        project: { id: change.projectId, name: named.get(change.projectId) ?? '' },
      };
    case 'sponsored':
      return { ...entry, kind: 'sponsored' };
    case 'participant':
      return {
        ...entry,
        kind: 'participant_invited',
        person: personOf({ side: 'participant', accountId: change.accountId }, people),
      };
    case 'merged':
      return { ...entry, kind: 'merged', into: other(change.intoId) };
    case 'absorbed':
      return { ...entry, kind: 'absorbed', ticket: other(change.ticketId) };
    case 'split':
      return { ...entry, kind: 'split', ticket: other(change.ticketId) };
    case 'incident_linked':
      return { ...entry, kind: 'incident_linked', incident: change.incident };
    case 'rated':
      return { ...entry, kind: 'rated', score: change.score };
    case 'redacted':
      return { ...entry, kind: 'redacted', messageIds: change.messageIds, fileIds: change.fileIds };
    case 'erased':
      return { ...entry, kind: 'erased', why: change.why, messages: change.messages.length };
    case 'fix':
      return { ...entry, kind: 'fix', fixId: change.fixId, step: change.step };
    default:
      return null;
  }
}

/** Messages by id, with their files. */
export async function messagesOf(
  db: Db | Tx,
  orgId: string,
  ids: string[],
  filesOf: FilesOf,
): Promise<Map<string, TicketMessage>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(ticketMessages)
    .where(and(eq(ticketMessages.orgId, orgId), inArray(ticketMessages.id, ids)));
  const files = await filesOf(db, orgId, ids);
  return new Map(
    rows.map(({ id, text, html, hidden, channel, secrets }) => [
      id,
      { id, text, html, hidden, channel, secrets, files: files.get(id) ?? [] },
    ]),
  );
}
