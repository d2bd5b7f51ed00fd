import type { SupportSchedule } from '@codepushgo/contract';
import { planOfDay, weekPlan, type WeekPlan } from './week-plan.ts';
import { offsetSpans, type OffsetSpan } from './zone-offsets.ts';

const DAY_MS = 86_400_000;
const YEARS_AHEAD = 20;

/** While the offset stands still, local time runs evenly: intervals are moved by the offset and cut at its ends. */
function* openInSpan(plan: WeekPlan, span: OffsetSpan, fromMs: number): Generator<[number, number]> {
  const { startMs, endMs, offsetMs } = span;
  const begin = Math.max(startMs, fromMs);
  const lastDay = Math.floor((endMs - 1 + offsetMs) / DAY_MS);
  for (let day = Math.floor((begin + offsetMs) / DAY_MS); day <= lastDay; day++) {
    const midnightMs = day * DAY_MS - offsetMs;
    for (const [openMs, closeMs] of planOfDay(plan, day)) {
      const open = Math.max(midnightMs + openMs, begin);
      const close = Math.min(midnightMs + closeMs, endMs);
      if (open < close) yield [open, close];
    }
  }
}

/**
 * The stretches of business time from an instant on, in epoch milliseconds, each open at its start and closed at its
 * end, in their order. An hour that the clocks skip is never open; one that they repeat is open twice. Ends after
 * twenty years.
 */
export function* openTimes(schedule: SupportSchedule, fromMs: number): Generator<[number, number]> {
  const plan = weekPlan(schedule);
  const first = new Date(fromMs).getUTCFullYear();
  for (let year = first; year <= first + YEARS_AHEAD; year++)
    for (const span of offsetSpans(schedule.timeZone, year))
      if (span.endMs > fromMs) yield* openInSpan(plan, span, fromMs);
}
