import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { ticketNotFound } from './refusals.ts';
import { tickets } from './schema.ts';

/** A ticket as its row keeps it. */
export type TicketRow = typeof tickets.$inferSelect;

/** The organisation of requests by people without an account. */
export const NO_ORGANISATION = 'platform';

const REFERENCE = /^CPG-([1-9]\d{0,8})$/i;

/**
 * How a ticket is named to people.
 *
 * @example referenceOf({ number: 1234 }); // 'CPG-1234'
 */
export function referenceOf({ number }: Pick<TicketRow, 'number'>): string {
  return `CPG-${number}`;
}

/**
 * The condition that a ticket is the one of this id or reference.
 *
 * @example
 * const { tickets } = await import('#ticket-store');
 * const [found] = await ctx.db.select().from(tickets).where(isTicket('CPG-12'));
 */
export function isTicket(named: string) {
  const number = REFERENCE.exec(named)?.[1];
  return number === undefined ? eq(tickets.id, named) : eq(tickets.number, Number(number));
}

/**
 * A ticket by its id or reference, within an organisation, or for staff within all (`null`).
 *
 * @throws Problem `not-found`
 * @example const ticket = await findTicket(ctx.db, org.id, 'CPG-1234');
 */
export async function findTicket(db: Db | Tx, orgId: string | null, named: string): Promise<TicketRow> {
  const inOrg = orgId === null ? undefined : eq(tickets.orgId, orgId);
  const [row] = await db
    .select()
    .from(tickets)
    .where(and(isTicket(named), inOrg));
  if (!row) throw ticketNotFound(named);
  return row;
}

/**
 * Holds tickets until the transaction ends, so that their events have one order; as they are then, by id.
 *
 * @throws Problem `not-found` when one is not there
 * @example const [held] = await lockTickets(tx, org.id, [ticket.id]);
 */
export async function lockTickets(tx: Tx, orgId: string, ids: string[]): Promise<TicketRow[]> {
  const rows = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.orgId, orgId), inArray(tickets.id, ids)))
    .orderBy(tickets.id)
    .for('no key update');
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) throw ticketNotFound(missing);
  return rows;
}

/**
 * Holds one ticket, see {@link lockTickets}.
 *
 * @example const held = await lockTicket(tx, ticket);
 */
export async function lockTicket(tx: Tx, { orgId, id }: Pick<TicketRow, 'orgId' | 'id'>): Promise<TicketRow> {
  return (await lockTickets(tx, orgId, [id]))[0]!;
}
