import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { accessKeys } from './schema.ts';

/** Deletes an access key, whoever's it is; the caller has judged that it may go and audits it. */
export async function dropAccessKey(tx: Tx, id: string): Promise<void> {
  await tx.delete(accessKeys).where(eq(accessKeys.id, id));
}
