import { renameSync, writeFileSync } from 'node:fs';
import type { Clock } from '../platform/clock.ts';

const INJECT = new URL('inject-clock.ts', import.meta.url).href;

/** A clock that goes with the machine's, ahead by as much as a test says, in any number of processes. */
export interface LeapClock extends Clock {
  /** What a process that shall have this time needs in its environment. */
  env: Record<'CLOCK_FILE' | 'NODE_OPTIONS', string>;
  /** All processes at once are so much later. */
  leap(ms: number): void;
}

/**
 * Makes a clock for processes of the server, which read it in a file.
 *
 * @param file where; the test removes it
 * @example
 * const clock = leapClock(join(folder, 'clock'), Date.UTC(2031, 4, 1, 12));
 * await spawnServer({ ...clock.env, DATA_DIR: folder });
 * clock.leap(60_000);
 */
export function leapClock(file: string, start: Date | number): LeapClock {
  let aheadMs = 0;
  const leap = (ms: number): void => {
    aheadMs += ms;
    writeFileSync(`${file}.new`, String(aheadMs));
    // Nobody may read half of it.
    renameSync(`${file}.new`, file);
  };
  leap(Math.round(Number(start) - Date.now()));
  const nowMs = (): number => Date.now() + aheadMs;
  return {
    nowMs,
    now: () => new Date(nowMs()),
    env: { CLOCK_FILE: file, NODE_OPTIONS: `--import=${INJECT}` },
    leap,
  };
}
