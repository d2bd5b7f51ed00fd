import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { alertSubscriptions } from './schema.ts';

/** Ends all alerts of an account from one organisation; false when there were none. */
export async function dropAlerts(tx: Tx, orgId: string, accountId: string): Promise<boolean> {
  const isOne = and(eq(alertSubscriptions.orgId, orgId), eq(alertSubscriptions.accountId, accountId));
  return (await tx.delete(alertSubscriptions).where(isOne).returning()).length > 0;
}
