import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { accessKeys } from './schema.ts';

/** Ends every log-in of a command line when the password was reset; keys that a person made by name go on. */
export async function endLogIns(_ctx: Ctx, tx: Tx, accountId: string): Promise<void> {
  await tx.delete(accessKeys).where(and(eq(accessKeys.accountId, accountId), eq(accessKeys.isSession, true)));
}
