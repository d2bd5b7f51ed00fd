import { expect, test } from 'vitest';
import { startOfDay } from './start-of-day.ts';

test('a day begins when it does in the zone, also beside a change of the clocks', () => {
  expect(startOfDay('2027-05-04', 'Europe/Paris')).toBe('2027-05-03T22:00:00.000Z');
  // The 28th of March has 23 hours there.
  expect(startOfDay('2027-03-28', 'Europe/Paris')).toBe('2027-03-27T23:00:00.000Z');
  expect(startOfDay('2027-03-28', 'Europe/Paris', 1)).toBe('2027-03-28T22:00:00.000Z');
  expect(startOfDay('2027-12-31', 'UTC', 1)).toBe('2028-01-01T00:00:00.000Z');
});

test.each([undefined, '', 'yesterday', '2027-13-01'])('%s is no day', (day) =>
  expect(startOfDay(day, 'UTC')).toBeUndefined(),
);
