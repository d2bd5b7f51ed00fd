import { foldRounds } from '#status-probes';
import type { ProbesInput } from './uptime-case-shape.ts';

const SECOND_MS = 1000;
const instant = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();
const count = (letters: string, which: string): number => letters.split(which).length - 1;

/** What the fold of probes says of some rounds, in the words of the file. */
export function probesOutcome(input: ProbesInput, partialWeight: number): Record<string, unknown> {
  const startMs = Temporal.Instant.from(input.start).epochMilliseconds;
  const stepMs = input.interval_seconds * SECOND_MS;
  const endMs = startMs + input.rounds.length * stepMs;
  const rounds = input.rounds.map((letters, index) => ({
    fromMs: startMs + index * stepMs,
    toMs: startMs + (index + 1) * stepMs,
    places: input.regions.length,
    up: count(letters, 'U'),
    down: count(letters, 'D'),
  }));
  const fold = foldRounds(rounds, {
    confirmRounds: input.confirm_rounds,
    recoverRounds: input.recover_rounds,
    flaps: false,
  });
  const secondsIn = (state: string): number =>
    fold.outages
      .filter((one) => one.state === state)
      .reduce((sum, { fromMs, toMs }) => sum + ((toMs ?? endMs) - fromMs) / SECOND_MS, 0);
  const [partial, major] = [secondsIn('partial_outage'), secondsIn('major_outage')];
  return {
    round_verdicts: fold.verdicts,
    intervals: fold.outages.map(({ fromMs, toMs, state }) => ({
      from: instant(fromMs),
      to: instant(toMs ?? endMs),
      status: state,
      open: toMs === null,
    })),
    partial_seconds: partial,
    major_seconds: major,
    weighted_downtime_seconds: Math.round((partial * partialWeight + major) * 10) / 10,
    unmeasured_seconds: fold.gaps.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / SECOND_MS, 0),
  };
}
