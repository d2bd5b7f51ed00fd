import type { SlaCommitment } from '@codepushgo/contract';
import { availabilityPolicyOf, measureMonth, monthOf } from '#status-availability';
import type { Ctx } from '../../context.ts';
import { closedMonths } from './closed-months.ts';
import { toExclusions, toFigure } from './figure-shape.ts';
import { toSlaMonth } from './month-shape.ts';
import { runningFacts } from './running-facts.ts';

/**
 * The commitment and what was measured, as everybody may read it.
 *
 * @example (await getCommitment(ctx)).months[0]?.figure.availability; // '99.861'
 */
export async function getCommitment(ctx: Ctx): Promise<SlaCommitment> {
  const running = await runningFacts(ctx);
  const months = await closedMonths(ctx.db);
  const policy = availabilityPolicyOf(monthOf(ctx.clock.now().toISOString()));
  return {
    policy,
    current: running && {
      figure: toFigure(
        measureMonth(running.facts, { month: running.month, asOf: running.asOf.toISOString() }),
      ),
      exclusions: toExclusions(running.facts),
    },
    months: months.map(toSlaMonth),
  };
}
