import { Problem } from '../../platform/problem.ts';

const MOST_DAYS = 366;

/** Which days a report is about, and of what. */
export interface ReportWish {
  from: string;
  to: string;
  timeZone: string;
}

/** Local days as instants. */
export interface Period {
  from: Date;
  /** Not part of it. */
  to: Date;
  /** As `2030-01-31`, each with its beginning. */
  days: { day: string; from: Date }[];
}

/**
 * The instants of some local days: each begins when the clocks of that place say so, on days of 23 or 25 hours too.
 *
 * @throws Problem `invalid-input` when the last day is before the first, or there are more than 366
 * @example readPeriod({ from: '2030-03-31', to: '2030-03-31', timeZone: 'Europe/Paris' }); // 23 hours
 */
export function readPeriod({ from, to, timeZone }: ReportWish): Period {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const count = first.until(last, { largestUnit: 'days' }).days + 1;
  if (count < 1) throw refusal('must not be before the first day');
  if (count > MOST_DAYS) throw refusal(`must be within ${MOST_DAYS} days of the first`);
  const beginning = (date: Temporal.PlainDate): Date =>
    new Date(date.toZonedDateTime({ timeZone }).epochMilliseconds);
  const days = Array.from({ length: count }, (_, n) => first.add({ days: n })).map((date) => ({
    day: date.toString(),
    from: beginning(date),
  }));
  return { from: days[0]!.from, to: beginning(last.add({ days: 1 })), days };
}

function refusal(detail: string): Problem {
  return new Problem('invalid-input', `The last day ${detail}.`, { errors: [{ pointer: '/to', detail }] });
}
