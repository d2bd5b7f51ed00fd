import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import { DecisionRecorder } from './decision-recorder.ts';

const made = new WeakMap<Db, DecisionRecorder>();

/**
 * The recorder of a server: one for each open database.
 *
 * @example recorderOf(platform) === recorderOf(platform); // true
 */
export function recorderOf({ db, clock, log }: Pick<Platform, 'db' | 'clock' | 'log'>): DecisionRecorder {
  const known = made.get(db) ?? new DecisionRecorder(db, clock, log);
  made.set(db, known);
  return known;
}
