import type { SupportSchedule } from '@codepushgo/contract';
import { openTimes } from './open-times.ts';

/** A schedule under which a target cannot be reached: it opens never, or hardly ever. */
export class NeverOpenError extends Error {
  override readonly name = 'NeverOpenError';
}

/**
 * The earliest instant at which so much business time has passed.
 *
 * @param fromMs epoch milliseconds, inside or outside business time
 * @param ms business time in milliseconds; 0 gives `fromMs` back
 * @throws NeverOpenError when twenty years of the schedule hold less
 */
export function addBusinessMs(schedule: SupportSchedule, fromMs: number, ms: number): number {
  if (ms <= 0) return fromMs;
  let left = ms;
  for (const [open, close] of openTimes(schedule, fromMs)) {
    if (left <= close - open) return open + left;
    left -= close - open;
  }
  throw new NeverOpenError(
    `The schedule in ${schedule.timeZone} does not open for ${ms / 3_600_000} hours within twenty years. Add opening hours.`,
  );
}

/** The business time between two instants in milliseconds; 0 when the second is not later. */
export function businessMsBetween(schedule: SupportSchedule, fromMs: number, toMs: number): number {
  let sum = 0;
  if (toMs <= fromMs) return sum;
  for (const [open, close] of openTimes(schedule, fromMs)) {
    if (open >= toMs) break;
    sum += Math.min(close, toMs) - open;
  }
  return sum;
}
