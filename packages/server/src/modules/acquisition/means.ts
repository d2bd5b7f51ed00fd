import { recorderOf } from '#decisions';
import { countsOf } from '#failed-checks';
import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import type { CheckMeans } from './check-update.ts';
import { Snapshots } from './snapshots.ts';

const made = new WeakMap<Db, CheckMeans>();

/**
 * The memory of a server and its recorder: one pair for each open database.
 *
 * @example checkMeans(platform) === checkMeans(platform); // true
 */
export function checkMeans(platform: Pick<Platform, 'db' | 'clock' | 'log' | 'changes'>): CheckMeans {
  const { db, clock, changes } = platform;
  const known = made.get(db);
  if (known) return known;
  const snapshots = new Snapshots(db, clock, changes);
  const means = { snapshots, recorder: recorderOf(platform), counts: countsOf(platform) };
  changes.subscribe((topics) => means.snapshots.changed(topics));
  made.set(db, means);
  return means;
}
