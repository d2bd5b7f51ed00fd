import type { OpenInterval } from '@codepushgo/contract';

const TIME = String.raw`((?:[01]?\d|2[0-3]):[0-5]\d|24:00)`;
const INTERVAL = new RegExp(`^${TIME}\\s*[-–—]\\s*${TIME}$`);

/**
 * What somebody typed as times of a day; undefined when it says none, or none that end after they begin.
 *
 * @example readOpenTimes('9:00-12:00, 13:00-17:00'); // [{ open: '09:00', close: '12:00' }, …]
 */
export function readOpenTimes(text: string): OpenInterval[] | undefined {
  const found = text
    .split(/[,;]/)
    .filter((part) => part.trim() !== '')
    .map((part) => INTERVAL.exec(part.trim()));
  const intervals = found.flatMap((match) =>
    match ? [{ open: match[1]!.padStart(5, '0'), close: match[2]!.padStart(5, '0') }] : [],
  );
  const isSound = intervals.every(({ open, close }) => open < close);
  return intervals.length === found.length && isSound ? intervals : undefined;
}

/** The other way, for a field to begin with and for readers. */
export function writeOpenTimes(intervals: OpenInterval[]): string {
  return intervals.map(({ open, close }) => `${open}–${close}`).join(', ');
}
