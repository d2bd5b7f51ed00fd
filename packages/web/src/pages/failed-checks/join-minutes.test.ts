import { expect, test } from 'vitest';
import { chosenSpan } from './chosen-span.ts';
import { joinMinutes } from './join-minutes.ts';

const at = (minute: number): string => new Date(minute * 60_000).toISOString();
const of = (minute: number, isMeasured: boolean, checks = 0, failedChecks = 0) => ({
  minute: at(minute),
  isMeasured,
  checks,
  failedChecks,
  downloads: 0,
  failedDownloads: 0,
});

test('minutes alike are one line, those with failures stay apart, and what was not measured is no zero', () => {
  const minutes = [
    of(0, true, 2),
    of(1, true),
    of(2, true, 3, 1),
    of(3, true, 3, 2),
    of(4, false),
    of(5, false),
  ];
  expect(
    joinMinutes(minutes).map((one) => [one.fromMs / 60_000, one.minutes, one.state, one.checks]),
  ).toEqual([
    [4, 2, 'unmeasured', 0],
    [3, 1, 'failed', 3],
    [2, 1, 'failed', 3],
    [0, 2, 'fine', 2],
  ]);
});

test('a span is that of the incident, a day of it at most', () => {
  const incident = { id: 'a', startedAt: '2030-01-01T10:00:30.000Z', resolvedAt: null };
  const now = Date.parse('2030-01-03T00:00:00Z');
  expect(chosenSpan('a', [incident], now)).toEqual({
    from: '2030-01-01T10:00:00.000Z',
    to: '2030-01-02T10:00:00.000Z',
    isCapped: true,
  });
  expect(chosenSpan(undefined, [incident], now)).toMatchObject({ from: '2030-01-02T23:01:00.000Z' });
  const short = { ...incident, resolvedAt: '2030-01-01T10:00:40.000Z' };
  expect(chosenSpan('a', [short], now).to).toBe('2030-01-01T10:01:00.000Z');
});
