import type { OpenInterval, SupportSchedule } from '@codepushgo/contract';
import fc from 'fast-check';

/** Zones whose clocks change in unusual ways: at midnight, by half an hour, by two hours, backwards in summer. */
const AWKWARD = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/Nuuk',
  'America/Scoresbysund',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Europe/Paris',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const FROM = Date.UTC(2024, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const HOUR_MS = 3_600_000;

const minutes = (sum: number): string =>
  `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`;

/** One to three intervals from an even number of different minutes of the day; some touch midnight. */
const intervals: fc.Arbitrary<OpenInterval[]> = fc
  .uniqueArray(
    fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 90, 120, 150, 180, 1380, 1440)),
    { minLength: 2, maxLength: 6 },
  )
  .map((drawn) => {
    const sorted = drawn.toSorted((first, second) => first - second);
    const pairs: OpenInterval[] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2)
      pairs.push({ open: minutes(sorted[at]!), close: minutes(sorted[at + 1]!) });
    return pairs;
  });

export const drawnZone: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

/** An instant between 2024 and 2030 with milliseconds; every second one lies near a change of the zone's clocks. */
export function drawnInstant(timeZone: string): fc.Arbitrary<number> {
  const anywhere = fc.integer({ min: FROM, max: TO });
  const nearChange = fc
    .tuple(anywhere, fc.integer({ min: -60 * HOUR_MS, max: 30 * HOUR_MS }))
    .map(([from, shift]) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
      return (zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? from) + shift;
    })
    .filter((ms) => ms < TO);
  return fc.oneof(anywhere, nearChange);
}

/** Business hours in some zone, with dates that differ around an instant. */
export function drawnSchedule(timeZone: string, aroundMs: number): fc.Arbitrary<SupportSchedule> {
  const day = (away: number): string =>
    Temporal.Instant.fromEpochMilliseconds(aroundMs)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .add({ days: away })
      .toString();
  const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
  return fc
    .record({
      weekly: fc.uniqueArray(fc.tuple(weekday, intervals), {
        selector: ([name]) => name,
        minLength: 2,
        maxLength: 7,
      }),
      exceptions: fc.uniqueArray(
        fc.tuple(fc.integer({ min: -2, max: 9 }), fc.oneof(fc.constant<OpenInterval[]>([]), intervals)),
        { selector: ([away]) => away, maxLength: 4 },
      ),
    })
    .map(({ weekly, exceptions }) => ({
      timeZone,
      weekly: Object.fromEntries(weekly),
      exceptions: exceptions.map(([away, open]) => ({ date: day(away), name: null, intervals: open })),
    }));
}
