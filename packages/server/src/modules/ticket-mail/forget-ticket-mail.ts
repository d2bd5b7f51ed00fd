import { and, eq, inArray } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { outgoingMails, ticketGuests, ticketMails } from './schema.ts';

/** What was written on a ticket is erased: addresses and subjects of its mails go with it. */
export const forgetTicketMail: News['ticketErased'] = async (_ctx, tx, erased) => {
  const { orgId, ticketId, messageIds, isWhole } = erased;
  if (!isWhole && messageIds.length === 0) return;
  const some = <C>(condition: C): C | undefined => (isWhole ? undefined : condition);
  await tx
    .delete(ticketMails)
    .where(
      and(
        eq(ticketMails.orgId, orgId),
        eq(ticketMails.ticketId, ticketId),
        some(inArray(ticketMails.entryId, messageIds)),
      ),
    );
  await tx
    .delete(outgoingMails)
    .where(
      and(
        eq(outgoingMails.orgId, orgId),
        eq(outgoingMails.ticketId, ticketId),
        some(inArray(outgoingMails.messageId, messageIds)),
      ),
    );
  if (!isWhole) return;
  await tx
    .delete(ticketGuests)
    .where(and(eq(ticketGuests.orgId, orgId), eq(ticketGuests.ticketId, ticketId)));
};
