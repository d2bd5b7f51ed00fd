import type { ResponseTarget, SupportSchedule } from '@codepushgo/contract';
import { addTime, lengthOf } from './calendar.ts';

/**
 * When something is due that may take as long as a target, from an instant on: the earliest instant at which the
 * target is used up. A target that ends at closing time is due at closing time.
 *
 * @param rules the business hours, and how many of them make a business day
 * @throws NeverOpenError when the schedule does not open often enough within twenty years
 * @example
 * const day = [{ open: '06:00', close: '18:00' }];
 * const schedule = { timeZone: 'Europe/Paris', weekly: { 1: day, 2: day, 3: day, 4: day, 5: day }, exceptions: [] };
 * const friday = new Date('2026-11-27T17:30:00+01:00');
 * addTarget({ value: 2, unit: 'bh' }, friday, { schedule, businessDayHours: 12 }); // Monday 30 November, 07:30
 */
export function addTarget(
  target: ResponseTarget,
  from: Date,
  rules: { schedule: SupportSchedule; businessDayHours: number },
): Date {
  const { calendar, ms } = lengthOf(target, rules, from.getTime());
  return new Date(addTime(calendar, rules.schedule, from.getTime(), ms));
}
