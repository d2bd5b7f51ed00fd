import { mergedWith, type TicketRow } from '#ticket-store';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { outgoingMails, ticketMails } from './schema.ts';

/** Mail programs give up on longer ones; the first says which conversation it is. */
const MOST = 100;

/** The `Message-ID`s of a ticket and of those that were merged into it, oldest first, for `References`. */
export async function threadOf(tx: Tx, ticket: TicketRow): Promise<string[]> {
  const ids = (await mergedWith(tx, ticket)).map(({ id }) => id);
  const came = await tx
    .select({ mailId: ticketMails.mailId, at: ticketMails.receivedAt })
    .from(ticketMails)
    .where(
      and(
        eq(ticketMails.orgId, ticket.orgId),
        inArray(ticketMails.ticketId, ids),
        ne(ticketMails.kind, 'noted'),
      ),
    );
  const left = await tx
    .select({ mailId: outgoingMails.mailId, at: outgoingMails.createdAt })
    .from(outgoingMails)
    .where(
      and(
        eq(outgoingMails.orgId, ticket.orgId),
        inArray(outgoingMails.ticketId, ids),
        ne(outgoingMails.state, 'suppressed'),
      ),
    );
  const all = [...came, ...left]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ mailId }) => mailId);
  return all.length <= MOST ? all : [all[0]!, ...all.slice(1 - MOST)];
}

/**
 * Which of some `Message-ID`s are of mail on tickets, or of mail that we sent.
 *
 * @example await knownMessageIds(tx, ['a@example.com']); // []
 */
export async function knownMessageIds(tx: Db | Tx, messageIds: readonly string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const wanted = [...messageIds];
  const came = await tx
    .select({ mailId: ticketMails.mailId })
    .from(ticketMails)
    .where(inArray(ticketMails.mailId, wanted));
  const left = await tx
    .select({ mailId: outgoingMails.mailId })
    .from(outgoingMails)
    .where(inArray(outgoingMails.mailId, wanted));
  return [...new Set([...came, ...left].map(({ mailId }) => mailId))];
}

/**
 * The ticket that the first known of some `Message-ID`s belongs to.
 *
 * @example await ticketOfMessage(tx, ['a@example.com']); // null
 */
export async function ticketOfMessage(tx: Tx, messageIds: readonly string[]): Promise<string | null> {
  if (messageIds.length === 0) return null;
  const wanted = [...messageIds];
  const came = await tx
    .select({ mailId: ticketMails.mailId, ticketId: ticketMails.ticketId })
    .from(ticketMails)
    .where(inArray(ticketMails.mailId, wanted));
  const left = await tx
    .select({ mailId: outgoingMails.mailId, ticketId: outgoingMails.ticketId })
    .from(outgoingMails)
    .where(inArray(outgoingMails.mailId, wanted));
  const known = new Map([...came, ...left].map(({ mailId, ticketId }) => [mailId, ticketId]));
  const nearest = wanted.find((id) => known.get(id));
  return nearest === undefined ? null : known.get(nearest)!;
}
