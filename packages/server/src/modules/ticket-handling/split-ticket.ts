import type { DeskTicket } from '@codepushgo/contract';
import { copyFiles, type FilePlace } from '#ticket-files';
import {
  addLink,
  makeTicket,
  record,
  referenceOf,
  ticketConflict,
  ticketEvents,
  ticketMessages,
  writeMessage,
  type TicketChange,
  type TicketRefusal,
  type TicketRow,
} from '#ticket-store';
import { tellTicket } from '#ticket-requests';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { handleTicket, told } from './desk-ticket.ts';

/** What becomes a ticket of its own. */
export interface SplitWish {
  ticket: string;
  subject: string;
  messages: string[];
}

type Written = { event: typeof ticketEvents.$inferSelect; message: typeof ticketMessages.$inferSelect };

/**
 * Makes a ticket of its own of some of the requester's messages; the two are linked, and the messages stay where they
 * are as well. What is owed there counts from when the first of them was received.
 *
 * @returns the new ticket
 * @throws Problem `not-found` for a message that the requester has not written here; `conflict` for all of them
 */
export async function splitTicket(
  ctx: Ctx,
  { ticket: named, subject, messages }: SplitWish,
): Promise<DeskTicket> {
  return handleTicket(ctx, named, async (tx, ticket, { by }) => {
    const chosen = await chooseMessages(tx, ticket, messages);
    const fresh = await openSplit(ctx, tx, ticket, subject, chosen);
    const ids = chosen.map(({ message }) => message.id);
    await addLink(ctx, tx, ticket, { kind: 'ticket', target: fresh.id });
    await addLink(ctx, tx, fresh, { kind: 'ticket', target: ticket.id });
    const rest = await record(ctx, tx, ticket, by, [{ kind: 'split', ticketId: fresh.id, messageIds: ids }]);
    const into = { id: fresh.id, reference: referenceOf(fresh) };
    await tellTicket(ctx, tx, rest, by, { type: 'ticket.split', into });
    const after = await record(ctx, tx, fresh, by, [{ kind: 'split', ticketId: ticket.id, messageIds: [] }]);
    await tellTicket(ctx, tx, after, by, { type: 'ticket.opened' });
    return { ticket: after, audit: told('ticket.split', ticket, { ticketId: fresh.id, messageIds: ids }) };
  });
}

async function chooseMessages(tx: Tx, ticket: TicketRow, wanted: string[]): Promise<Written[]> {
  const events = await tx
    .select()
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.orgId, ticket.orgId),
        eq(ticketEvents.ticketId, ticket.id),
        eq(ticketEvents.side, 'customer'),
      ),
    )
    .orderBy(asc(ticketEvents.seq));
  const written = events.filter(({ change }) => change.kind === 'opened' || change.kind === 'message');
  const idOf = ({ change }: Written['event']): string => ('messageId' in change ? change.messageId : '');
  const missing = wanted.find((id) => !written.some((event) => idOf(event) === id));
  if (missing !== undefined)
    throw new Problem('not-found', `Message "${missing}" is not one that the requester has written here.`, {
      reason: 'message-not-found' satisfies TicketRefusal,
    });
  const chosen = written.filter((event) => wanted.includes(idOf(event)));
  if (chosen.length === written.length)
    throw ticketConflict(
      'all-messages',
      'At least one message must stay. Rename the ticket, or choose fewer.',
    );
  const rows = await tx
    .select()
    .from(ticketMessages)
    .where(and(eq(ticketMessages.orgId, ticket.orgId), inArray(ticketMessages.id, wanted)));
  return chosen.map((event) => ({ event, message: rows.find(({ id }) => id === idOf(event))! }));
}

async function openSplit(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  subject: string,
  [first, ...rest]: Written[],
): Promise<TicketRow> {
  const by = { side: 'customer' as const, accountId: ticket.requesterId };
  const same = Object.fromEntries(SAME.map((name) => [name, ticket[name]])) as Pick<
    TicketRow,
    (typeof SAME)[number]
  >;
  const fresh = await makeTicket(
    ctx,
    tx,
    { ...same, subject, followUpOfId: null, receivedAt: receivedAt(first!.event) },
    by,
    copyOf(ctx, tx, first!),
  );
  const changes: TicketChange[] = [];
  for (const one of rest)
    changes.push({ kind: 'message', messageId: await writeMessage(ctx, tx, fresh, copyOf(ctx, tx, one)) });
  return changes.length === 0 ? fresh : record(ctx, tx, fresh, by, changes);
}

/** What the new ticket has of the old one. */
const SAME = [
  'orgId',
  'requesterId',
  'requesterEmail',
  'language',
  'category',
  'queue',
  'channel',
  'waits',
  'severity',
  'projectId',
  'snapshot',
  'terms',
  'coverageUntil',
] as const satisfies (keyof TicketRow)[];

/** A mail that was kept back counts from when it came. */
function receivedAt({ at, change }: Written['event']): Date {
  return change.kind === 'message' && change.receivedAt !== undefined ? new Date(change.receivedAt) : at;
}

function copyOf(ctx: Ctx, tx: Tx, { message: { id, text, html, hidden, channel, secrets } }: Written) {
  const attach = (place: FilePlace) => copyFiles(ctx, tx, id, place);
  return { text, html, hidden, channel, secrets, attach };
}
