import type { LiveEvent, Series } from '@codepushgo/contract';

/**
 * Active devices by release with figures that just arrived as the end of each line. Undefined when they tell of a
 * release that has no line yet: then the series has to be asked for again.
 */
export function withLiveAdoption(
  series: Series,
  { releases }: Extract<LiveEvent, { type: 'figures' }>,
): Series | undefined {
  const active = new Map(releases.map((release) => [release.label, release.active]));
  const known = new Set(series.lines.map(({ key }) => key));
  if (releases.some((release) => release.active > 0 && !known.has(release.label))) return undefined;
  return {
    ...series,
    lines: series.lines.map(({ key, values }) => {
      const now = active.get(key);
      return { key, values: now === undefined ? values : [...values.slice(0, -1), now] };
    }),
  };
}
