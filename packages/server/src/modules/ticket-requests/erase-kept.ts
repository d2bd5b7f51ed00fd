import { eq } from 'drizzle-orm';
import { dropKeptFiles } from '#ticket-files';
import type { Db, Tx } from '../../platform/db.ts';
import { keptRequests } from './schema.ts';
import type { KeptRow } from './keep-request.ts';

/**
 * All that is kept of somebody's declined requests, wherever they were sent.
 *
 * @example const rows = await keptOf(ctx.db, 'acc_01kb3q0000abcdefghjkmnpqrs');
 */
export function keptOf(db: Db | Tx, accountId: string): Promise<KeptRow[]> {
  return db.select().from(keptRequests).where(eq(keptRequests.accountId, accountId));
}

/**
 * Throws all of them away, with their files; how many.
 *
 * @example const count = await eraseKept(tx, 'acc_01kb3q0000abcdefghjkmnpqrs');
 */
export async function eraseKept(tx: Tx, accountId: string): Promise<number> {
  const gone = await tx.delete(keptRequests).where(eq(keptRequests.accountId, accountId)).returning();
  for (const { orgId, id } of gone) await dropKeptFiles(tx, orgId, id);
  return gone.length;
}
