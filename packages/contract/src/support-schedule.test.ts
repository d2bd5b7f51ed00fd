import { expect, test } from 'vitest';
import { SupportSchedule } from './support-schedule.ts';

const day = [
  { open: '09:00', close: '12:00' },
  { open: '13:00', close: '17:00' },
];
const good = {
  timeZone: 'Europe/Paris',
  weekly: { 1: day, 7: [] },
  exceptions: [{ date: '2026-12-25', name: 'Noël', intervals: [] }],
};
const faults = (change: object): string[] =>
  SupportSchedule.safeParse({ ...good, ...change }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? [];
const monday = (...intervals: [string, string][]) => ({
  weekly: { 1: intervals.map(([open, close]) => ({ open, close })) },
});

test('a schedule has several intervals a day, closed days and dates that differ', () => {
  expect(faults({})).toEqual([]);
  expect(faults(monday(['13:00', '24:00'], ['00:00', '13:00']))).toEqual([]);
});

test('each fault is named where it is', () => {
  expect(faults({ timeZone: 'Europe/Parys' })).toEqual([
    'timeZone: must be the name of a time zone, such as Europe/Paris',
  ]);
  expect(faults(monday(['09:00', '12:00'], ['11:59', '13:00']))).toEqual([
    'weekly.1.1: overlaps 09:00 to 12:00 of the same day',
  ]);
  expect(faults(monday(['12:00', '12:00']))).toEqual([
    'weekly.1.0: opens at 12:00 and closes at 12:00; it must close later than it opens',
  ]);
  expect(faults(monday(['22:00', '06:00']))[0]).toMatch(/^weekly\.1\.0: opens at 22:00 and closes at 06:00/);
  expect(faults(monday(['9:00', '25:00']))).toHaveLength(2);
  expect(faults({ weekly: { 1: [] } })).toEqual(['weekly: must open on at least one weekday']);
  expect(faults({ exceptions: [{ date: '2026-02-29', name: null, intervals: [] }] })).toEqual([
    'exceptions.0.date: must be a date of the calendar such as 2026-12-25',
  ]);
  expect(faults({ exceptions: [good.exceptions[0], good.exceptions[0]] })).toEqual([
    'exceptions.1.date: 2026-12-25 is there twice',
  ]);
});
