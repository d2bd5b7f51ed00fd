/** What the places said in one round. */
export interface Round {
  fromMs: number;
  /** Half-open: the first millisecond after the round. */
  toMs: number;
  /** How many places are configured; those that did not report count here alone. */
  places: number;
  up: number;
  down: number;
}

export type Verdict = 'ok' | 'partial' | 'major' | 'unknown';

const ENOUGH_REPORTS = 2;

/** What a round says: one place alone is believed, of several at least two must have reported. */
export function judgeRound({ places, up, down }: Pick<Round, 'places' | 'up' | 'down'>): Verdict {
  const reports = up + down;
  if (reports < Math.min(ENOUGH_REPORTS, Math.max(1, places))) return 'unknown';
  if (down * 2 > reports) return 'major';
  return down > 0 ? 'partial' : 'ok';
}
