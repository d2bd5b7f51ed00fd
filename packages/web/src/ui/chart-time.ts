import type { Format } from './format.ts';

/** Writes the times of a chart, in seconds; days of UTC without a time of day, and not moved into the reader's zone. */
export function chartTimeWriter(format: Format, areDays: boolean | undefined): (time: number) => string {
  const options = areDays ? ({ dateStyle: 'medium', timeZone: 'UTC' } as const) : undefined;
  return (time) => format.dateTime(time * 1000, options);
}
