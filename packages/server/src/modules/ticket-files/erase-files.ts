import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { ticketFiles } from './schema.ts';

/**
 * Forgets the files of messages. Their bytes go with the clean-up of the file store, once nothing refers to them.
 *
 * @returns how many
 * @example const count = await eraseFilesOf(tx, org.id, ['msg_01kb3q0000abcdefghjkmnpqrs']);
 */
export async function eraseFilesOf(tx: Tx, orgId: string, messageIds: string[]): Promise<number> {
  if (messageIds.length === 0) return 0;
  const gone = await tx
    .delete(ticketFiles)
    .where(and(eq(ticketFiles.orgId, orgId), inArray(ticketFiles.messageId, messageIds)))
    .returning({ id: ticketFiles.id });
  return gone.length;
}

/**
 * The files of a ticket by their ids, with the messages that have them.
 *
 * @example const files = await filesOfTicket(tx, ticket, ['fil_01kb3q0000abcdefghjkmnpqrs']);
 */
export function filesOfTicket(
  tx: Tx,
  { orgId, id }: { orgId: string; id: string },
  ids: string[],
): Promise<{ id: string; messageId: string | null; blob: string }[]> {
  return tx
    .select({ id: ticketFiles.id, messageId: ticketFiles.messageId, blob: ticketFiles.blob })
    .from(ticketFiles)
    .where(and(eq(ticketFiles.orgId, orgId), eq(ticketFiles.ticketId, id), inArray(ticketFiles.id, ids)));
}

/**
 * Forgets files by their contents, on all of some tickets; see {@link eraseFilesOf}.
 *
 * @example const ids = await eraseCopies(tx, org.id, [ticket.id], ['f'.repeat(64)]);
 */
export async function eraseCopies(
  tx: Tx,
  orgId: string,
  ticketIds: string[],
  blobs: string[],
): Promise<string[]> {
  if (blobs.length === 0) return [];
  const gone = await tx
    .delete(ticketFiles)
    .where(
      and(
        eq(ticketFiles.orgId, orgId),
        inArray(ticketFiles.ticketId, ticketIds),
        inArray(ticketFiles.blob, blobs),
      ),
    )
    .returning({ id: ticketFiles.id });
  return gone.map(({ id }) => id);
}

/**
 * Forgets what somebody uploaded and no message has named yet.
 *
 * @example await eraseLooseFiles(tx, 'acc_01kb3q0000abcdefghjkmnpqrs');
 */
export async function eraseLooseFiles(tx: Tx, uploaderId: string): Promise<void> {
  // Those that belong to nobody yet are few, and have an index of their own.
  await tx.delete(ticketFiles).where(and(eq(ticketFiles.uploaderId, uploaderId), isNull(ticketFiles.orgId)));
}
