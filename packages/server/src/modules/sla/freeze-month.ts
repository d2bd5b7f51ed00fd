import type { SlaMonth } from '@codepushgo/contract';
import { and, eq, max } from 'drizzle-orm';
import { mutate, permitSystem, type Permit } from '#audit';
import type { MeasuredFacts } from '#status';
import { availabilityPolicyOf, measureMonth } from '#status-availability';
import type { Ctx } from '../../context.ts';
import { toFigure } from './figure-shape.ts';
import { factsToFreeze, hashOfInputs } from './frozen-facts.ts';
import { MAKE_CLAIMS, type ClaimsJob } from './make-claims.ts';
import { monthDates } from './month-dates.ts';
import { toSlaMonth } from './month-shape.ts';
import { sameFacts } from './refusals.ts';
import { slaMonths } from './schema.ts';

/** A frozen month as its row keeps it. */
export type SlaMonthRow = typeof slaMonths.$inferSelect;

/** Who corrects a month, and why. */
export interface Correction {
  permit: Permit;
  accountId: string;
  reason: string;
}

/**
 * Freezes a closed month with a hash of what it was computed from, and has the claims made that follow from it.
 *
 * @param correction a further revision; without it the first one, and null when there is one
 * @throws Problem `conflict` for a correction with the same facts
 */
export async function freezeMonth(
  ctx: Ctx,
  month: string,
  found: MeasuredFacts,
  correction: Correction | null = null,
): Promise<SlaMonth | null> {
  const facts = factsToFreeze(found, monthDates(month));
  const policyVersion = availabilityPolicyOf(month).version;
  const inputsHash = hashOfInputs({ month, policyVersion, facts });
  const figure = toFigure(measureMonth(facts, { month }));
  return mutate<SlaMonth | null>(ctx, correction?.permit ?? permitSystem('sla'), async (tx) => {
    const [last] = await tx
      .select({ revision: max(slaMonths.revision) })
      .from(slaMonths)
      .where(eq(slaMonths.month, month));
    const before = last?.revision ?? 0;
    if (before > 0 && !correction) return { result: null, audit: null };
    const [newest] = await tx
      .select({ inputsHash: slaMonths.inputsHash })
      .from(slaMonths)
      .where(and(eq(slaMonths.month, month), eq(slaMonths.revision, before)));
    if (newest?.inputsHash === inputsHash) throw sameFacts(month, before);
    const row: SlaMonthRow = {
      month,
      revision: before + 1,
      frozenAt: ctx.clock.now(),
      policyVersion,
      inputsHash,
      facts,
      figure,
      by: correction?.accountId ?? null,
      reason: correction?.reason ?? null,
    };
    // Two processes at once: the second one meets the primary key, and finds it frozen when it tries again.
    await tx.insert(slaMonths).values(row);
    await ctx.jobs.send(tx, MAKE_CLAIMS, { month, revision: row.revision } satisfies ClaimsJob);
    return {
      result: toSlaMonth(row),
      audit: {
        action: correction ? 'sla-month.corrected' : 'sla-month.frozen',
        orgId: null,
        targetType: 'sla-month',
        targetId: month,
        details: { revision: row.revision, inputsHash, availability: figure.availability },
      },
    };
  });
}
