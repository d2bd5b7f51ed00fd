import { instantOf } from '../../ui/zoned-time.ts';

const DAY_MS = 86_400_000;

/**
 * The instant at which a day (`2027-05-04`) begins in a zone, or another day so many days later; undefined for what
 * is no day.
 *
 * @example startOfDay('2027-05-04', 'Europe/Paris'); // '2027-05-03T22:00:00.000Z'
 */
export function startOfDay(day: string | undefined, timeZone: string, daysLater = 0): string | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const wanted = new Date(at + daysLater * DAY_MS).toISOString().slice(0, 10);
  return instantOf(`${wanted}T00:00`, timeZone) ?? undefined;
}
