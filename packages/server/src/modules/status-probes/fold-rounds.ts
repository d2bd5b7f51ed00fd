import type { Round, Verdict } from './judge-round.ts';
import type { Outage } from './overlay.ts';
import { overlay } from './overlay.ts';
import type { FoldOptions } from './step-fold.ts';
import { FIRST_FOLD, stepFold } from './step-fold.ts';

/** What rounds say together. */
export interface Fold {
  /** One for each round. */
  verdicts: Verdict[];
  /** Confirmed outages, the oldest first; the last may be open. */
  outages: Outage[];
  /** Times of rounds that say nothing, touching ones as one. */
  gaps: { fromMs: number; toMs: number }[];
}

/**
 * Folds rounds in their order into what is confirmed.
 *
 * @param options how many rounds confirm; both numbers are 2, and flapping counts, when nothing is said
 * @example
 * const round = { fromMs: 0, toMs: 60_000, places: 1, up: 0, down: 1 };
 * foldRounds([round, { ...round, fromMs: 60_000, toMs: 120_000 }]).outages; // [{ fromMs: 0, toMs: null, state: 'major_outage' }]
 */
export function foldRounds(rounds: Round[], options: FoldOptions = {}): Fold {
  let state = FIRST_FOLD;
  const verdicts = rounds.map((round) => {
    const step = stepFold(state, round, options);
    state = step.state;
    return step.verdict;
  });
  return {
    verdicts,
    outages: overlay(state.partial.spans, state.major.spans),
    gaps: gapsOf(rounds, verdicts),
  };
}

function gapsOf(rounds: Round[], verdicts: Verdict[]): Fold['gaps'] {
  const gaps: Fold['gaps'] = [];
  for (const [index, { fromMs, toMs }] of rounds.entries()) {
    if (verdicts[index] !== 'unknown') continue;
    const last = gaps.at(-1);
    if (last?.toMs === fromMs) last.toMs = toMs;
    else gaps.push({ fromMs, toMs });
  }
  return gaps;
}
