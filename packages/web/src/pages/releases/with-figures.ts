import type { ReleaseFigures, ReleaseInsight } from '@codepushgo/contract';

type OverTime = ReleaseInsight['overTime'];

const BUCKET_MS = { hour: 3_600_000, day: 86_400_000 };

/**
 * What is known of a release, with figures that just arrived: its tiles, its adoption, and the end of its chart.
 * `figures` is undefined when only the channel's total became different.
 */
export function withFigures(
  known: ReleaseInsight,
  totalActive: number,
  figures: ReleaseFigures | undefined,
  now: Date,
): ReleaseInsight {
  const { active, downloaded, installed, failed, rolledBack } = figures ?? known.figures;
  const counts = { active, downloaded, installed, failed, rolledBack };
  return {
    ...known,
    figures: counts,
    totalActive,
    adoption: totalActive === 0 ? null : Math.min(1, active / totalActive),
    overTime: figures ? endAt(known.overTime, counts, now) : known.overTime,
  };
}

/** The series with its running bucket, a new one if that has begun meanwhile, at the figures of now. */
function endAt(series: OverTime, figures: ReleaseFigures, now: Date): OverTime {
  const ms = BUCKET_MS[series.bucket];
  const bucket = Math.floor(now.getTime() / ms) * ms;
  const last = series.at.at(-1);
  const isNew = last === undefined || Date.parse(last) < bucket;
  return {
    ...series,
    at: isNew ? [...series.at, new Date(bucket).toISOString()] : series.at,
    lines: series.lines.map(({ key, values }) => ({
      key,
      values: [...(isNew ? values : values.slice(0, -1)), figures[key as keyof ReleaseFigures] ?? 0],
    })),
  };
}
