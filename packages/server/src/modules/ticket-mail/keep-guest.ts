import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { ticketGuests } from './schema.ts';

type Guest = typeof ticketGuests.$inferInsert;

/**
 * Keeps that somebody without an account wrote to a ticket.
 *
 * @example
 * const guest = { id: 'mai_1', orgId: org.id, ticketId: 'tkt_1', address: 'zoe@example.com' };
 * await keepGuest(tx, { ...guest, state: 'waiting', createdAt: ctx.clock.now() });
 */
export async function keepGuest(tx: Tx, guest: Guest): Promise<void> {
  await tx.insert(ticketGuests).values(guest);
}

/**
 * Decides all that an address has written to a ticket and that waits.
 *
 * @returns the ids of the messages, oldest first; none when it was decided before
 * @example
 * const guest = { orgId: org.id, ticketId: 'tkt_1', address: 'zoe@example.com' };
 * const ids = await settleGuest(tx, guest, 'admitted', ctx.clock.now());
 */
export async function settleGuest(
  tx: Tx,
  { orgId, ticketId, address }: Pick<Guest, 'orgId' | 'ticketId' | 'address'>,
  state: 'admitted' | 'refused',
  decidedAt: Date,
): Promise<string[]> {
  const rows = await tx
    .update(ticketGuests)
    .set({ state, decidedAt })
    .where(
      and(
        eq(ticketGuests.orgId, orgId),
        eq(ticketGuests.ticketId, ticketId),
        eq(ticketGuests.address, address),
        eq(ticketGuests.state, 'waiting'),
      ),
    )
    .returning({ id: ticketGuests.id });
  return rows.map(({ id }) => id).toSorted();
}
