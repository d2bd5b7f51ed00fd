import type { Clock } from '../../platform/clock.ts';
import type { PlatformCheck } from './check-platform.ts';
import type { Outbox } from './send-reports.ts';

/** Probing that goes on until it is stopped. */
export interface Probing {
  stop(): Promise<void>;
}

/**
 * Checks once in every round, near its beginning. A check that is slow does not hold up the next round: what hangs is
 * a finding of its own round.
 *
 * @param place spreads places over the first part of a round, so that they do not all ask at once
 */
export function startProbing(
  check: PlatformCheck,
  outbox: Outbox,
  { clock, intervalMs, place }: { clock: Clock; intervalMs: number; place: string },
): Probing {
  const running = new Set<Promise<void>>();
  const offsetMs = offsetOf(place, intervalMs);
  const after = (ms: number): number =>
    (Math.floor((ms - offsetMs) / intervalMs) + 1) * intervalMs + offsetMs;
  let timer: NodeJS.Timeout | undefined;
  const plan = (atMs: number): void => {
    timer = setTimeout(() => {
      // Rounds that passed while the machine slept are nobody's.
      plan(Math.max(atMs + intervalMs, after(clock.nowMs() - intervalMs)));
      const work = once(check, outbox, atMs).finally(() => running.delete(work));
      running.add(work);
    }, atMs - clock.nowMs());
  };
  // Embedded, the platform opens its port a moment later.
  plan(after(clock.nowMs() + intervalMs / 6));
  return {
    stop: async () => {
      clearTimeout(timer);
      await Promise.all(running);
      await outbox.flush();
    },
  };
}

async function once(check: PlatformCheck, outbox: Outbox, atMs: number): Promise<void> {
  outbox.add(await check.run(atMs));
  await outbox.flush();
}

function offsetOf(place: string, intervalMs: number): number {
  const sum = [...place].reduce((total, letter) => (total * 31 + letter.codePointAt(0)!) % 1000, 7);
  return Math.floor((sum / 1000) * (intervalMs / 4));
}
