import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, localOf } from './zoned-time.ts';

const zones = [
  'UTC',
  'Europe/Paris',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];
const MINUTE = 60_000;

test('a time typed in a zone is the instant at which that zone shows it', () => {
  const minutes = fc.integer({ min: 0, max: (Date.UTC(2040, 0) - Date.UTC(2015, 0)) / MINUTE });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const instant = new Date(Date.UTC(2015, 0) + minute * MINUTE).toISOString();
      const shown = localOf(instant, zone);
      expect(localOf(instantOf(shown, zone)!, zone)).toBe(shown);
    }),
  );
});

test('the hour that a change of the clock skips or repeats', () => {
  expect(instantOf('2027-03-28T02:30', 'Europe/Paris')).toBe('2027-03-28T01:30:00.000Z');
  expect(instantOf('2027-10-31T02:30', 'Europe/Paris')).toBe('2027-10-31T00:30:00.000Z');
  expect(instantOf('2027-01-15T09:00', 'Europe/Paris')).toBe('2027-01-15T08:00:00.000Z');
  expect(instantOf('not a time', 'Europe/Paris')).toBe(null);
});
