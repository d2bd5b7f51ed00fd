import type { ResponseTarget, SupportSchedule } from '@codepushgo/contract';
import { addBusinessMs, businessMsBetween } from './business-time.ts';
import { monthEndMs } from './month-end.ts';

/** What a clock counts: time around the clock, or business time. */
export type Calendar = 'elapsed' | 'business';

/** A target as a length in its calendar. */
export interface Length {
  calendar: Calendar;
  ms: number;
}

const HOUR_MS = 3_600_000;

/** How long a target is for a clock that starts at `fromMs`; a month's length depends on where it starts. */
export function lengthOf(
  target: ResponseTarget,
  rules: { schedule: SupportSchedule; businessDayHours: number },
  fromMs: number,
): Length {
  const { value, unit } = target;
  switch (unit) {
    case 'h':
      return { calendar: 'elapsed', ms: value * HOUR_MS };
    case 'bh':
      return { calendar: 'business', ms: value * HOUR_MS };
    case 'bd':
      return { calendar: 'business', ms: value * rules.businessDayHours * HOUR_MS };
    case 'mo':
      return { calendar: 'elapsed', ms: monthEndMs(rules.schedule.timeZone, fromMs, value) - fromMs };
  }
}

/** Moves an instant forward by time of a calendar; epoch milliseconds. */
export function addTime(calendar: Calendar, schedule: SupportSchedule, fromMs: number, ms: number): number {
  return calendar === 'elapsed' ? fromMs + Math.max(ms, 0) : addBusinessMs(schedule, fromMs, ms);
}

/** The time of a calendar between two instants in milliseconds; never negative. */
export function timeBetween(
  calendar: Calendar,
  schedule: SupportSchedule,
  fromMs: number,
  toMs: number,
): number {
  return calendar === 'elapsed' ? Math.max(toMs - fromMs, 0) : businessMsBetween(schedule, fromMs, toMs);
}
