import type { ConsentItem } from '@codepushgo/contract';
import type { TicketRow } from '#ticket-store';
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { ticketEvidence, ticketPlaces } from './schema.ts';

type Named = Pick<TicketRow, 'orgId' | 'id'>;

/**
 * Whether the requester of a ticket shares an item with staff now.
 *
 * @example if (await isShared(tx, ticket, 'override')) return;
 */
export async function isShared(db: Db | Tx, ticket: Named, item: ConsentItem): Promise<boolean> {
  const rows = await db
    .select({ item: ticketEvidence.item })
    .from(ticketEvidence)
    .where(
      and(
        eq(ticketEvidence.orgId, ticket.orgId),
        eq(ticketEvidence.ticketId, ticket.id),
        eq(ticketEvidence.item, item),
        eq(ticketEvidence.state, 'shared'),
      ),
    );
  return rows.length > 0;
}

/**
 * What a ticket is about, by ids; undefined when its requester named nothing.
 *
 * @example const device = (await placeOf(tx, ticket))?.device;
 */
export async function placeOf(
  db: Db | Tx,
  ticket: Named,
): Promise<typeof ticketPlaces.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(ticketPlaces)
    .where(and(eq(ticketPlaces.orgId, ticket.orgId), eq(ticketPlaces.ticketId, ticket.id)));
  return row;
}
