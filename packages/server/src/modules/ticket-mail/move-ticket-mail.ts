import { and, eq, inArray } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { outgoingMails, ticketGuests, ticketMails } from './schema.ts';

/** Tickets went to another organisation: their mail goes with them. */
export const moveTicketMail: News['ticketsMoved'] = async (_ctx, tx, { fromOrgId, toOrgId, ticketIds }) => {
  for (const table of [ticketMails, outgoingMails, ticketGuests])
    await tx
      .update(table)
      .set({ orgId: toOrgId })
      .where(and(eq(table.orgId, fromOrgId), inArray(table.ticketId, ticketIds)));
};
