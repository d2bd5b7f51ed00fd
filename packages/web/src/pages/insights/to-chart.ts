import type { Series } from '@codepushgo/contract';
import type { ChartData } from '../../ui/chart-types.ts';

// As many as are told apart by colour and dashes.
const MOST = 6;
const OTHER = 'other';

/**
 * Figures over time as areas on each other, the largest below. What is beyond six lines becomes one, `other`.
 *
 * @param nameOf what a line is called; keys are those of the series, and `other`
 */
export function toStackedChart(series: Series, nameOf: (key: string) => string): ChartData {
  const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
  const lines = series.lines
    .filter(({ key }) => key !== OTHER)
    .toSorted((one, other) => total(other.values) - total(one.values) || (one.key < other.key ? -1 : 1));
  const rest = [...lines.slice(MOST), ...series.lines.filter(({ key }) => key === OTHER)];
  const others = series.at.map((_, at) => rest.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const shown = lines.slice(0, MOST).map(({ key, values }) => ({ label: nameOf(key), values }));
  return {
    ...timesOf(series),
    isStacked: true,
    series: rest.length > 0 ? [...shown, { label: nameOf(OTHER), values: others }] : shown,
  };
}

/** When the buckets of a series begin, as charts take it. */
export function timesOf({ at, bucket }: Series): Pick<ChartData, 'times' | 'areDays'> {
  return { times: at.map((instant) => Date.parse(instant) / 1000), areDays: bucket === 'day' };
}

/** Whether a series holds anything above zero. */
export function isFlat({ lines }: Series): boolean {
  return lines.every(({ values }) => values.every((value) => value === 0));
}
