import type { ReleaseChange } from '@codepushgo/contract';

/** A moment worth a line in a chart; `at` in seconds. */
export interface ChartMark {
  at: number;
  label: string;
}

/** Marks nearer to each other than this share of the chart would write over each other. */
const LEAST_APART = 0.08;

/**
 * The moments at which the figures of a release may have turned: rollouts raised, halts, resumptions. Of several close
 * together the last one stays.
 *
 * @param changes newest first
 * @param write says such a change in a word
 * @param span seconds from one end of the chart to the other
 */
export function chartMarks(
  changes: ReleaseChange[],
  write: (change: ReleaseChange) => string | undefined,
  span: number,
): ChartMark[] {
  const kept: ChartMark[] = [];
  for (const change of changes) {
    const label = write(change);
    const at = Date.parse(change.at) / 1000;
    const last = kept.at(-1);
    if (label !== undefined && (!last || last.at - at >= span * LEAST_APART)) kept.push({ at, label });
  }
  return kept;
}
