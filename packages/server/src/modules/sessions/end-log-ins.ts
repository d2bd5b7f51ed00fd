import { eq } from 'drizzle-orm';
import { deleteSessionKeys } from '#access-keys';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { loginSessions } from './schema.ts';

/** Signs every browser and command line out when the password was reset; keys that a person made by name go on. */
export async function endLogIns(_ctx: Ctx, tx: Tx, accountId: string): Promise<void> {
  await tx.delete(loginSessions).where(eq(loginSessions.accountId, accountId));
  await deleteSessionKeys(tx, accountId);
}
