import type { Holiday } from '@codepushgo/contract';
import { authoriseOperator } from '#organisations';
import type { HolidaysTypes } from 'date-holidays';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { holidaysOf } from './holiday-data.ts';

const DAY_MS = 86_400_000;
const MOST_YEARS = 20;
/** What the data calls otherwise than the country does. */
const USUAL: Record<string, string> = { 'Fête Nationale de la France': 'Fête nationale' };

/**
 * The public holidays of a country or region between two dates, both included: a proposal, which the operator looks
 * through before it becomes part of a contract. A holiday counts for the days whose noon belongs to it.
 *
 * @throws Problem `invalid-input` for an unknown country or region, or for dates in the wrong order
 * @example
 * const year = { from: '2027-01-01', to: '2027-12-31', language: 'fr' } as const;
 * await proposeHolidays(ctx, { country: 'FR', ...year }); // [{ date: '2027-01-01', name: 'Nouvel An' }, …]
 */
export async function proposeHolidays(
  ctx: Ctx,
  input: { country: string; region?: string | undefined; from: string; to: string; language: 'en' | 'fr' },
): Promise<{ items: Holiday[] }> {
  authoriseOperator(ctx.actor, 'customer.read', 'read');
  const { from, to } = input;
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (to < from) throw unfit('/to', 'must not lie before the first date');
  if (last - first >= MOST_YEARS) throw unfit('/to', `must lie within ${MOST_YEARS} years`);
  const calendar = await holidaysOf(input.country.toUpperCase(), input.region?.toUpperCase());
  if (!calendar) throw unfit('/country', 'must be a country and region of the list of calendars');
  const names = new Map<string, string>();
  // What begins on the last evening of a year belongs to the next one.
  for (let year = first - 1; year <= last; year++) {
    for (const holiday of calendar.getHolidays(year, input.language)) {
      if (holiday.type !== 'public') continue;
      for (const date of datesOf(holiday))
        if (!names.has(date)) names.set(date, USUAL[holiday.name] ?? holiday.name);
    }
  }
  const dates = [...names.keys()].filter((date) => from <= date && date <= to).toSorted();
  return { items: dates.map((date) => ({ date, name: names.get(date)! })) };
}

function datesOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  // The local time of its beginning, reckoned as if it were UTC; the clock's changes never move a noon.
  const begin = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  const over = begin + (end.getTime() - start.getTime());
  const dates: string[] = [];
  for (let noon = Math.floor(begin / DAY_MS) * DAY_MS + DAY_MS / 2; noon < over; noon += DAY_MS)
    if (noon >= begin) dates.push(new Date(noon).toISOString().slice(0, 10));
  return dates;
}

function unfit(pointer: string, detail: string): Problem {
  return new Problem('invalid-input', `The request is not valid: ${pointer} ${detail}.`, {
    errors: [{ pointer, detail }],
  });
}
