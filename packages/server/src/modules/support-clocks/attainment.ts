import type { Clock } from './clock-row.ts';

/**
 * How a clock counts in reports: kept, missed, or not at all, while it runs or when it was cancelled in time.
 *
 * @example attainment({ state: 'cancelled', breachedAt: null }); // null
 */
export function attainment(clock: Pick<Clock, 'state' | 'breachedAt'>): 'kept' | 'missed' | null {
  if (clock.breachedAt) return 'missed';
  return clock.state === 'met' ? 'kept' : null;
}
