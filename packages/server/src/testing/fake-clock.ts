import type { Clock } from '../platform/clock.ts';

/** A clock that stands still until it is told to move. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  set(to: Date | number): void;
}

/** A clock for tests; starts at the given instant. */
export function fakeClock(start: Date | number = Date.UTC(2026, 10, 23, 10, 0, 0)): FakeClock {
  let now = Number(start);
  return {
    now: () => new Date(now),
    nowMs: () => now,
    advance: (ms) => void (now += ms),
    set: (to) => void (now = Number(to)),
  };
}
