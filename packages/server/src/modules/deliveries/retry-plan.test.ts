import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MESSAGE_LIFE_MS, MOST_TRIES, planRetry, retryAfterMs } from './retry-plan.ts';

const NOW = Date.UTC(2030, 0, 1);
const HOUR_MS = 60 * 60 * 1000;
const tries = fc.integer({ min: 1, max: MOST_TRIES - 1 });
const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Attempts from the first to the last, in milliseconds after the first. */
function attempts(randoms: number[], wishMs = 0): number[] {
  const at = [0];
  for (;;) {
    const nowMs = at.at(-1)!;
    const failed = { tries: at.length, nowMs, expiresAtMs: MESSAGE_LIFE_MS, retryAfterMs: wishMs };
    const next = planRetry({ ...failed, random: randoms[at.length % randoms.length]! });
    if (next === null) return at;
    at.push(next);
  }
}

describe('when a message is tried again', () => {
  it('soon, then ever more patiently, for about a day', () => {
    const at = attempts([0.5]);
    expect(at.map((ms) => ms / 1000)).toEqual([0, 5, 65, 365, 2165, 9365, 23_765, 52_565, 88_565]);
  });

  it('with any jitter all tries are made, each later than the one before, the last after most of a day', () => {
    fc.assert(
      fc.property(fc.array(random, { minLength: 1, maxLength: 9 }), (randoms) => {
        const at = attempts(randoms);
        expect(at).toHaveLength(MOST_TRIES);
        expect(at.every((ms, i) => i === 0 || ms > at[i - 1]!)).toBe(true);
        expect(at.at(-1)).toBeGreaterThan(19 * HOUR_MS);
        expect(at.at(-1)).toBeLessThan(MESSAGE_LIFE_MS);
      }),
    );
  });

  it('never before the target wants it, up to a day, and never after the message expired', () => {
    fc.assert(
      fc.property(tries, random, fc.nat(40 * HOUR_MS), fc.nat(MESSAGE_LIFE_MS), (count, r, wish, age) => {
        const expiresAtMs = NOW - age + MESSAGE_LIFE_MS;
        const next = planRetry({ tries: count, nowMs: NOW, expiresAtMs, retryAfterMs: wish, random: r });
        if (next === null) return;
        expect(next - NOW).toBeGreaterThanOrEqual(Math.min(wish, 24 * HOUR_MS));
        expect(next).toBeLessThan(expiresAtMs);
      }),
    );
  });
});

it.each([
  [null, 0],
  ['', 0],
  ['120', 120_000],
  [' 7 ', 7000],
  ['-5', 0],
  ['soon', 0],
  ['Tue, 01 Jan 2030 00:02:00 GMT', 120_000],
  ['Mon, 31 Dec 2029 00:00:00 GMT', 0],
])('Retry-After: %j asks for %d ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});
