import { desc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { ClaimRow } from './make-claim.ts';
import { slaCredits } from './schema.ts';

async function lastEntry(db: Db | Tx, orgId: string): Promise<{ number: number; balanceCents: number }> {
  const { number, balanceCents } = slaCredits;
  const [last] = await db
    .select({ number, balanceCents })
    .from(slaCredits)
    .where(eq(slaCredits.orgId, orgId))
    .orderBy(desc(number))
    .limit(1);
  return last ?? { number: 0, balanceCents: 0 };
}

/** What an organisation's account of service credits holds, in cents. */
export async function balanceOf(db: Db | Tx, orgId: string): Promise<number> {
  return (await lastEntry(db, orgId)).balanceCents;
}

/**
 * Puts an approved claim onto the account, while its organisation is locked.
 *
 * @returns the balance
 */
export async function creditClaim(tx: Tx, claim: ClaimRow, by: string, at: Date): Promise<number> {
  const last = await lastEntry(tx, claim.orgId);
  const balanceCents = last.balanceCents + claim.creditCents;
  await tx.insert(slaCredits).values({
    orgId: claim.orgId,
    number: last.number + 1,
    at,
    claimId: claim.id,
    month: claim.month,
    amountCents: claim.creditCents,
    balanceCents,
    by,
  });
  return balanceCents;
}
