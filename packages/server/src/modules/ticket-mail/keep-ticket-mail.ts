import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { deadAddresses, ticketMails } from './schema.ts';

type Fresh = typeof ticketMails.$inferInsert;

/**
 * Remembers which mail an entry of a ticket is. Whoever is proved to have written can be written to again.
 *
 * @param isProved whether the sender is whom the mail names
 * @example
 * const [row] = await tx.select().from(ticketMails);
 * await keepTicketMail(tx, row!, true);
 */
export async function keepTicketMail(tx: Tx, row: Fresh, isProved: boolean): Promise<void> {
  const { orgId, ticketId, entryId, kind } = row;
  await tx
    .insert(ticketMails)
    .values(row)
    .onConflictDoUpdate({ target: ticketMails.id, set: { orgId, ticketId, entryId, kind } });
  if (isProved && row.sender) await tx.delete(deadAddresses).where(eq(deadAddresses.address, row.sender));
}

/**
 * What was a note is a message after all.
 *
 * @example await becomeMessage(tx, { orgId: org.id, id: 'mai_1' }, 'msg_01kb3q0000abcdefghjkmnpqrs');
 */
export async function becomeMessage(
  tx: Tx,
  { orgId, id }: Pick<Fresh, 'orgId' | 'id'>,
  messageId: string,
): Promise<void> {
  await tx
    .update(ticketMails)
    .set({ kind: 'appended', entryId: messageId })
    .where(and(eq(ticketMails.orgId, orgId), eq(ticketMails.id, id)));
}
