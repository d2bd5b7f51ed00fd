import type { SupportSchedule } from '@codepushgo/contract';
import { businessMsBetween } from './business-time.ts';

/**
 * How many whole seconds of business time lie between two instants; 0 when the second is not later.
 *
 * @example
 * const day = [{ open: '09:00', close: '12:00' }, { open: '13:00', close: '17:00' }];
 * const schedule = { timeZone: 'Europe/Paris', weekly: { 2: day }, exceptions: [] };
 * const late = new Date('2026-11-24T11:30:00+01:00');
 * businessSeconds(schedule, late, new Date('2026-11-24T13:30:00+01:00')); // 3600: lunch does not count
 */
export function businessSeconds(schedule: SupportSchedule, from: Date, to: Date): number {
  return Math.floor(businessMsBetween(schedule, from.getTime(), to.getTime()) / 1000);
}
