import { inArray } from 'drizzle-orm';
import { availabilityPolicyOf, monthBefore, monthOf } from '#status-availability';
import type { Ctx } from '../../context.ts';
import { statusAddress } from '../../platform/status-address.ts';
import { alarmOperators } from './alarm-operators.ts';
import { fetchFacts } from './fetch-facts.ts';
import { freezeMonth } from './freeze-month.ts';
import { monthDates } from './month-dates.ts';
import { slaMonths } from './schema.ts';

const MOST_MONTHS = 12;
const DAY_MS = 86_400_000;

/** Closed months whose day of freezing has come, the oldest first. */
function dueMonths(now: Date): string[] {
  const running = monthOf(now.toISOString());
  return Array.from({ length: MOST_MONTHS }, (_, back) => monthBefore(running, MOST_MONTHS - back)).filter(
    (month) => {
      const { freezeDay } = availabilityPolicyOf(month);
      return now.getTime() >= monthDates(month).to.getTime() + (freezeDay - 1) * DAY_MS;
    },
  );
}

/**
 * Freezes every closed month whose day has come and which is not frozen: on the third of the next month, or as soon
 * as the status service can be asked. Months before anything was measured are left out.
 */
export async function freezeDueMonths(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  const due = dueMonths(ctx.clock.now());
  if (due.length === 0 || statusAddress(ctx.config) === null) return;
  const frozen = await ctx.db
    .select({ month: slaMonths.month })
    .from(slaMonths)
    .where(inArray(slaMonths.month, due));
  for (const month of due.filter((one) => !frozen.some((row) => row.month === one))) {
    signal?.throwIfAborted();
    const dates = monthDates(month);
    const facts = await fetchFacts(ctx, dates);
    const wasMeasured = facts.components.some(
      ({ isInSla, startedAt }) => isInSla && Date.parse(startedAt) < dates.to.getTime(),
    );
    if (!wasMeasured) continue;
    const made = await freezeMonth(ctx, month, facts);
    if (made?.figure.isPoorlyMeasured) await alarmOperators(ctx, made);
  }
}
