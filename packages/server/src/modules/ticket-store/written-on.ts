import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { TicketRow } from './find-ticket.ts';
import type { By } from './record.ts';
import { ticketEvents, ticketMessages } from './schema.ts';

/** A message with who wrote it. */
export interface Written {
  message: typeof ticketMessages.$inferSelect;
  side: By['side'];
  accountId: string | null;
}

/**
 * All messages of a ticket with their writers, in their order.
 *
 * @example for (const { message, side } of await writtenOn(ctx.db, ticket)) console.log(side, message.text);
 */
export function writtenOn(db: Db | Tx, { orgId, id }: Pick<TicketRow, 'orgId' | 'id'>): Promise<Written[]> {
  return db
    .select({ message: ticketMessages, side: ticketEvents.side, accountId: ticketEvents.accountId })
    .from(ticketEvents)
    .innerJoin(ticketMessages, eq(ticketMessages.id, sql`${ticketEvents.change} ->> 'messageId'`))
    .where(
      and(
        eq(ticketEvents.orgId, orgId),
        eq(ticketEvents.ticketId, id),
        eq(ticketMessages.orgId, orgId),
        eq(ticketMessages.ticketId, id),
      ),
    )
    .orderBy(asc(ticketEvents.seq));
}
