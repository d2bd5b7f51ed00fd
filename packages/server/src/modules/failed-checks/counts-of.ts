import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import { MinuteCounts } from './minute-counts.ts';

const made = new WeakMap<Db, MinuteCounts>();

/**
 * The counts of a server: one for each open database.
 *
 * @example countsOf(platform).count('check', channel.id, false, nowMs);
 */
export function countsOf(platform: Pick<Platform, 'db' | 'clock' | 'log'>): MinuteCounts {
  const known = made.get(platform.db) ?? new MinuteCounts(platform);
  made.set(platform.db, known);
  return known;
}
