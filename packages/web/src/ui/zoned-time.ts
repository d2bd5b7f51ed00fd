/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const clock = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return clock - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant at which a zone's clock shows `local` (`2027-03-28T02:30`). A time that a change of the clock skips
 * becomes the one after it; one that comes twice is the first.
 *
 * @returns ISO 8601 in UTC, or null when `local` is no time
 * @example instantOf('2027-01-15T09:00', 'Europe/Paris'); // '2027-01-15T08:00:00.000Z'
 */
export function instantOf(local: string, timeZone: string): string | null {
  const clock = Date.parse(`${local}Z`);
  if (Number.isNaN(clock)) return null;
  const [before, after] = [offsetAt(clock - 86_400_000, timeZone), offsetAt(clock + 86_400_000, timeZone)];
  const found = [clock - before, clock - after].filter((at) => at + offsetAt(at, timeZone) === clock);
  return new Date(found.length > 0 ? Math.min(...found) : clock - before).toISOString();
}

/** What a zone's clock shows at an instant, to the minute: the form of `<input type="datetime-local">`. */
export function localOf(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}
