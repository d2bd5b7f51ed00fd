import type { SlaMonth } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { fetchFacts } from './fetch-facts.ts';
import { freezeMonth } from './freeze-month.ts';
import { monthDates } from './month-dates.ts';
import { monthNotFrozen } from './refusals.ts';
import { slaMonths } from './schema.ts';

/**
 * Freezes a closed month again with the facts as they are known now, as an operator; earlier revisions are kept.
 *
 * @throws Problem `conflict` when it was never frozen, or nothing has changed; `unavailable`
 * @example await correctMonth(ctx, { month: '2026-09', reason: 'An outage of the 22nd was written down late' });
 */
export async function correctMonth(
  ctx: Ctx,
  { month, reason }: { month: string; reason: string },
): Promise<SlaMonth> {
  const { accountId, permit } = authoriseOperator(ctx.actor, 'sla.correct', 'full');
  const [frozen] = await ctx.db
    .select({ revision: slaMonths.revision })
    .from(slaMonths)
    .where(eq(slaMonths.month, month))
    .limit(1);
  if (!frozen) throw monthNotFrozen(month);
  const facts = await fetchFacts(ctx, monthDates(month));
  const revised = await freezeMonth(ctx, month, facts, { permit, accountId, reason });
  return revised!;
}
