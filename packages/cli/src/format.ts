/** Text from others without control characters, so that it cannot steer the terminal. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

/** Text of several lines, otherwise like {@link plain}. */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) =>
      line
        .replaceAll('\t', '    ')
        .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
        .trimEnd(),
    )
    .join('\n')
    .trim();
}

/** The same, cut to a length. */
export function short(text: string, length = 60): string {
  const one = plain(text);
  return one.length > length ? `${one.slice(0, length - 1)}…` : one;
}

/** A size for people: `512 B`, `1.4 MB`. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(count) / 3), units.length);
  return `${(count / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}

const STEPS: [limitMs: number, unitMs: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3_600_000, 60_000, 'minute'],
  [86_400_000, 3_600_000, 'hour'],
  [30 * 86_400_000, 86_400_000, 'day'],
];

/** An instant for people: relative within 30 days, else the date. */
export function when(instant: string, nowMs: number): string {
  const distance = Date.parse(instant) - nowMs;
  if (Math.abs(distance) < 60_000) return 'just now';
  const step = STEPS.find(([limit]) => Math.abs(distance) < limit);
  if (!step) return instant.slice(0, 10);
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(distance / step[1]), step[2]);
}

/** An instant by which something is to happen: exact, in UTC, and how far away. */
export function deadline(instant: string, nowMs: number): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC (${when(instant, nowMs)})`;
}

/** `1 device`, `1,234 devices`. */
export function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;
}

/** A share in whole percent; 0 of 0 is 0. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
