/** The colour of a series; its dashes tell it apart without colour. */
export type SeriesTone = 'accent' | 'good' | 'bad' | 'warning' | 'info' | 'neutral' | 'partial';

/** One line, area or row of bars. */
export interface Series {
  label: string;
  values: (number | null)[];
  tone?: SeriesTone | undefined;
  kind?: 'line' | 'area' | 'bars' | 'steps' | undefined;
}

/** The data of a chart and how it is written. */
export interface ChartData {
  /** Instants in seconds since 1970, rising; as many as each series has values. */
  times: number[];
  /** Each time is the beginning of a day of UTC. */
  areDays?: boolean | undefined;
  series: Series[];
  /** Series stand on each other and add up. */
  isStacked?: boolean | undefined;
  /** A fixed upper end, such as 1 for shares. */
  max?: number | undefined;
  /** Moments worth a line: something was released or stopped. */
  marks?: { at: number; label: string }[] | undefined;
}

const tones: SeriesTone[] = ['accent', 'info', 'neutral', 'partial', 'good', 'warning', 'bad'];
const dashes = [[], [6, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 2, 4, 6], [1, 4]];

const variables: Record<SeriesTone, string> = {
  accent: '--accent',
  good: '--operational',
  bad: '--major',
  warning: '--degraded',
  info: '--maintenance',
  neutral: '--no-data',
  partial: '--partial',
};

/** How a series is drawn: the colour's custom property and the dashes. */
export function looksOf(series: Series, at: number): { variable: string; dash: number[] } {
  const tone = series.tone ?? tones[at % tones.length]!;
  return { variable: variables[tone], dash: dashes[at % dashes.length]! };
}

/** The sums up to each series, for drawing them on each other. */
export function stackUp(series: Series[]): (number | null)[][] {
  const sums: (number | null)[][] = [];
  for (const { values } of series) {
    const below = sums.at(-1);
    sums.push(
      values.map((value, at) => (value === null && !below ? null : (value ?? 0) + (below?.[at] ?? 0))),
    );
  }
  return sums;
}
