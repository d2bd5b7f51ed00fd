import { mutate } from '#audit';
import type { TicketRow } from '#ticket-store';
import { lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { agentOf, told } from './desk-ticket.ts';
import { deskReadings } from './schema.ts';

/** Whoever goes on reading is told of once. */
const AGAIN_MS = 60 * 60 * 1000;

/**
 * Tells the customer's audit log that somebody of the staff opened what is written on a ticket: once an hour for each
 * of them.
 *
 * @throws Problem `forbidden` for everybody but staff
 */
export async function noteReading(ctx: Ctx, ticket: TicketRow): Promise<void> {
  const { permit, accountId } = agentOf(ctx, 'read');
  const readAt = ctx.clock.now();
  await mutate(ctx, permit, async (tx) => {
    const fresh = await tx
      .insert(deskReadings)
      .values({ accountId, ticketId: ticket.id, readAt })
      .onConflictDoUpdate({
        target: [deskReadings.accountId, deskReadings.ticketId],
        set: { readAt },
        setWhere: lt(deskReadings.readAt, new Date(readAt.getTime() - AGAIN_MS)),
      })
      .returning();
    return { result: undefined, audit: fresh.length > 0 ? told('ticket.read-by-staff', ticket) : null };
  });
}
