import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import type { CheckMeans } from './check-update.ts';
import { DecisionRecorder } from './decision-recorder.ts';
import { Snapshots } from './snapshots.ts';

const made = new WeakMap<Db, CheckMeans>();

/** The memory and the recorder of a server: one pair for each open database. */
export function checkMeans({
  db,
  clock,
  log,
  changes,
}: Pick<Platform, 'db' | 'clock' | 'log' | 'changes'>): CheckMeans {
  const known = made.get(db);
  if (known) return known;
  const means = { snapshots: new Snapshots(db, clock), recorder: new DecisionRecorder(db, clock, log) };
  changes.subscribe((topics) => means.snapshots.changed(topics));
  made.set(db, means);
  return means;
}
