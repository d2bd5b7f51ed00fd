import type { SupportSchedule } from '@codepushgo/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnInstant, drawnSchedule, drawnZone } from '../../testing/drawn-schedules.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { isOpenAt, slowAdd, slowBusinessMs } from '../../testing/slow-business-time.ts';
import { addTarget } from './add-target.ts';
import { businessSeconds } from './business-seconds.ts';
import { addBusinessMs, businessMsBetween, NeverOpenError } from './business-time.ts';
import { openTimes } from './open-times.ts';
import { offsetSpans } from './zone-offsets.ts';

const runs = (short: number, long: number): fc.Parameters<unknown> =>
  isLongForm() ? { numRuns: long } : { numRuns: short, seed: 20_261_124 };
/** The long form steps through millions of minutes. */
const LONG_MS = 600_000;
const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();
const only = (timeZone: string, open: string, close: string): SupportSchedule => ({
  timeZone,
  weekly: { 7: [{ open, close }] },
  exceptions: [],
});

const world = drawnZone.chain((timeZone) =>
  drawnInstant(timeZone).chain((fromMs) =>
    fc.record({
      fromMs: fc.constant(fromMs),
      schedule: drawnSchedule(timeZone, fromMs),
      lengthMs: fc.oneof(
        fc.integer({ min: 1, max: 12 * HOUR_MS }),
        fc.integer({ min: 1, max: 12 }).map((hours) => hours * HOUR_MS),
      ),
    }),
  ),
);

test(
  'a target is due when stepping through local minutes finds it used up',
  () => {
    fc.assert(
      fc.property(world, ({ schedule, fromMs, lengthMs }) => {
        // A schedule of few minutes a week would take the slow way for ever.
        const slowMs = Math.min(lengthMs, businessMsBetween(schedule, fromMs, fromMs + 20 * 24 * HOUR_MS));
        fc.pre(slowMs > 0);
        const due = addBusinessMs(schedule, fromMs, slowMs);
        expect(iso(due)).toBe(iso(slowAdd(schedule, fromMs, slowMs)));
        expect(businessMsBetween(schedule, fromMs, due)).toBe(slowMs);
      }),
      runs(25, 1000),
    );
  },
  LONG_MS,
);

test(
  'business time between two instants is the sum of its local minutes',
  () => {
    fc.assert(
      fc.property(world, fc.integer({ min: -HOUR_MS, max: 96 * HOUR_MS }), ({ schedule, fromMs }, length) => {
        const toMs = fromMs + length;
        expect(businessMsBetween(schedule, fromMs, toMs)).toBe(slowBusinessMs(schedule, fromMs, toMs));
      }),
      runs(25, 1000),
    );
  },
  LONG_MS,
);

test('stretches of business time are in order, open at their start and closed at their end', () => {
  fc.assert(
    fc.property(world, ({ schedule, fromMs }) => {
      let before = fromMs;
      for (const [open, close] of openTimes(schedule, fromMs).take(6)) {
        expect(open).toBeGreaterThanOrEqual(before);
        expect(close).toBeGreaterThan(open);
        expect(isOpenAt(schedule, open)).toBe(true);
        expect(isOpenAt(schedule, close - 1)).toBe(true);
        before = close;
      }
    }),
    runs(100, 5000),
  );
});

test('offsets are those that the formatter of the platform shows', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  for (const timeZone of isLongForm() ? zones : zones.filter((_, place) => place % 12 === 0)) {
    const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    for (const { startMs, endMs, offsetMs } of offsetSpans(timeZone, 2027))
      for (const ms of [startMs, endMs - 1000])
        expect(at(`${format.format(ms).replace(' ', 'T')}Z`) - ms, `${timeZone} ${iso(ms)}`).toBe(offsetMs);
  }
});

test('a boundary that the clocks skip is where they land, and what they repeat counts twice', () => {
  const gap = only('Europe/Paris', '02:30', '08:00');
  expect(iso(addBusinessMs(gap, at('2027-03-28T00:00:00Z'), 1))).toBe('2027-03-28T01:00:00.001Z');
  expect(businessSeconds(gap, new Date('2027-03-28T00:00Z'), new Date('2027-03-28T12:00Z'))).toBe(5 * 3600);
  // 02:30 to 03:00 comes twice; between the two lies half an hour that is closed.
  const both = [...openTimes(only('Europe/Paris', '02:30', '03:00'), at('2027-10-31T00:00:00Z')).take(2)];
  expect(both.map((times) => times.map(iso))).toEqual([
    ['2027-10-31T00:30:00.000Z', '2027-10-31T01:00:00.000Z'],
    ['2027-10-31T01:30:00.000Z', '2027-10-31T02:00:00.000Z'],
  ]);
  // A day that the zone never had is never open: Samoa went from Thursday to Saturday.
  const friday: SupportSchedule = {
    ...only('Pacific/Apia', '00:00', '24:00'),
    weekly: { 5: [{ open: '00:00', close: '24:00' }] },
  };
  expect(iso([...openTimes(friday, at('2011-12-28T00:00:00Z')).take(1)][0]![0])).toBe(
    '2012-01-05T10:00:00.000Z',
  );
});

test('a month ends with the same local day of the next month, or with its last', () => {
  const rules = { schedule: only('Europe/Paris', '06:00', '18:00'), businessDayHours: 12 };
  const month = (from: string, value = 1): string =>
    addTarget({ value, unit: 'mo' }, new Date(from), rules).toISOString();
  expect(month('2026-11-24T10:00:00+01:00')).toBe('2026-12-24T23:00:00.000Z');
  expect(month('2027-01-31T10:00:00+01:00')).toBe('2027-02-28T23:00:00.000Z');
  expect(month('2027-02-28T23:30:00+01:00')).toBe('2027-03-28T22:00:00.000Z');
  // In Paris it is February already.
  expect(month('2027-01-31T23:30:00Z')).toBe('2027-03-01T23:00:00.000Z');
  expect(month('2026-12-31T12:00:00+01:00', 2)).toBe('2027-02-28T23:00:00.000Z');
  // In Cairo the night after 29 April 2027 has no midnight.
  const cairo = { ...rules, schedule: only('Africa/Cairo', '06:00', '18:00') };
  const due = addTarget({ value: 1, unit: 'mo' }, new Date('2027-03-29T12:00:00Z'), cairo);
  expect(due.toISOString()).toBe('2027-04-29T22:00:00.000Z');
});

test('a schedule that never opens again is an error, not a search without end', () => {
  const never = { ...only('Europe/Paris', '06:00', '18:00'), weekly: {} };
  expect(() => addBusinessMs(never, at('2026-11-24T10:00:00Z'), HOUR_MS)).toThrow(NeverOpenError);
  const rarely = only('Europe/Paris', '06:00', '06:01');
  expect(() => addBusinessMs(rarely, at('2026-11-24T10:00:00Z'), 100 * HOUR_MS)).toThrow(/Add opening hours/);
});
