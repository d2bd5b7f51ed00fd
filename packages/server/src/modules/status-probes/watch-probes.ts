import type { StatusContext } from '#status';
import { closeRounds } from './close-rounds.ts';
import { GRACE_MS, type ProbeRules } from './probe-rules.ts';
import { readBatch } from './report.ts';
import { sweepProbes } from './sweep-probes.ts';
import { takeReports, type Taken } from './take-reports.ts';
import { tellOutages } from './tell-outages.ts';

const TICK_MS = 1000;
const SWEEP_MS = 3_600_000;

/** The probes of a running status service. */
export interface ProbeWatch {
  /**
   * Takes in what a place sent, as parsed JSON.
   *
   * @throws Problem `invalid-input` that says what is wrong with it
   */
  take(body: unknown): Taken;
  /** Closes what is due, and tells of outages. Happens by itself every second. */
  tick(): void;
  stop(): void;
}

/**
 * Judges the rounds of probes while the service runs.
 *
 * @example
 * const probes = watchProbes(ctx, { places: ['eu', 'us'], intervalMs: 60_000, noticeMs: 180_000 });
 * probes.take({ place: 'eu', reports: [] }); // { taken: 0, late: 0 }
 */
export function watchProbes(ctx: StatusContext, rules: ProbeRules): ProbeWatch {
  // Places may still bring what they kept while this service was away.
  const heldUntilMs = ctx.clock.nowMs() + rules.intervalMs + GRACE_MS;
  let sweptMs = 0;
  const settle = (): void => {
    while (closeRounds(ctx, rules, heldUntilMs) > 0) tellOutages(ctx, rules);
  };
  const tick = (): void => {
    try {
      settle();
      const nowMs = ctx.clock.nowMs();
      if (nowMs - sweptMs < SWEEP_MS) return;
      sweptMs = nowMs;
      sweepProbes(ctx);
    } catch (error) {
      ctx.log.error({ err: error }, 'rounds of probes could not be closed');
    }
  };
  const timer = setInterval(tick, TICK_MS).unref();
  return {
    take: (body) => {
      const taken = takeReports(ctx, rules, readBatch(body, rules));
      settle();
      return taken;
    },
    tick,
    stop: () => clearInterval(timer),
  };
}
