import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ClockHistory } from '#ticket-clocks';
import type { Db, Tx } from '../../platform/db.ts';
import type { TicketRow } from './find-ticket.ts';
import { ticketEvents, tickets } from './schema.ts';
import { toClockEvent } from './ticket-change.ts';

/**
 * The ticket itself, the one it was merged into, and all that were merged into that, in any order.
 *
 * @example const ids = (await mergedWith(ctx.db, ticket)).map(({ id }) => id);
 */
export async function mergedWith(db: Db | Tx, ticket: TicketRow): Promise<TicketRow[]> {
  const { orgId } = ticket;
  let root = ticket;
  while (root.mergedIntoId !== null)
    root = (
      await db
        .select()
        .from(tickets)
        .where(and(eq(tickets.orgId, orgId), eq(tickets.id, root.mergedIntoId)))
    )[0]!;
  const found = [root];
  for (let layer = [root.id]; layer.length > 0;) {
    const below = await db
      .select()
      .from(tickets)
      .where(and(eq(tickets.orgId, orgId), inArray(tickets.mergedIntoId, layer)));
    found.push(...below);
    layer = below.map(({ id }) => id);
  }
  return found;
}

/**
 * All that the clocks of some tickets need to know, read by the key of the events.
 *
 * @example const { events } = await clockHistory(ctx.db, org.id, [ticket.id]);
 */
export async function clockHistory(db: Db | Tx, orgId: string, ticketIds: string[]): Promise<ClockHistory> {
  const rows = await db
    .select()
    .from(ticketEvents)
    .where(and(eq(ticketEvents.orgId, orgId), inArray(ticketEvents.ticketId, ticketIds)))
    .orderBy(asc(ticketEvents.ticketId), asc(ticketEvents.seq));
  // Of events of several tickets at one instant the ids say which was recorded first.
  const sorted =
    ticketIds.length === 1
      ? rows
      : rows.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  return {
    orgId,
    events: sorted.flatMap((row) => toClockEvent(row) ?? []),
    terms: sorted.flatMap(({ at, change }) =>
      change.kind === 'terms'
        ? [{ at, policyVersion: change.policyVersion, scheduleId: change.scheduleId }]
        : [],
    ),
  };
}
