import { and, eq } from 'drizzle-orm';
import { contractHolders } from '#billing';
import type { Ctx } from '../../context.ts';
import { makeClaim } from './make-claim.ts';
import { slaMonths } from './schema.ts';

/** The job that makes the claims of a frozen month. */
export const MAKE_CLAIMS = 'sla.make-claims';

/** Which revision of which month. */
export interface ClaimsJob {
  month: string;
  revision: number;
}

/** Makes the claims that a revision of a month brings; what was made already is left as it is. */
export async function makeClaims(
  ctx: Ctx,
  { month, revision }: ClaimsJob,
  signal?: AbortSignal,
): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(slaMonths)
    .where(and(eq(slaMonths.month, month), eq(slaMonths.revision, revision)));
  if (!row) return;
  for (const orgId of await contractHolders(ctx.db)) {
    signal?.throwIfAborted();
    await makeClaim(ctx, row, orgId);
  }
}
