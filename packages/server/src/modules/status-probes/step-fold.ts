import type { Round, Verdict } from './judge-round.ts';
import { judgeRound } from './judge-round.ts';
import type { Level, Span } from './step-level.ts';
import { CALM, openSince, stepLevel } from './step-level.ts';

export interface FoldOptions {
  /** Known rounds in a row after which a level opens; 2 when it is not said. */
  confirmRounds?: number;
  /** Known rounds in a row after which it closes; 2 when it is not said. */
  recoverRounds?: number;
  /** Whether four bad rounds of the last ten count as partial from the first of them; they do when it is not said. */
  flaps?: boolean;
}

/** What must be known of earlier rounds to go on; plain data, so that it can be stored. */
export interface FoldState {
  partial: Level;
  major: Level;
  /** The last known rounds, the oldest first. */
  recent: { fromMs: number; isBad: boolean }[];
}

export const FIRST_FOLD: FoldState = { partial: CALM, major: CALM, recent: [] };

const FLAP = { bad: 4, of: 10 };

/** One round more. Rounds come in their order; an unknown one changes nothing, and so holds the state. */
export function stepFold(
  state: FoldState,
  round: Round,
  options: FoldOptions = {},
): { state: FoldState; verdict: Verdict } {
  const verdict = judgeRound(round);
  if (verdict === 'unknown') return { state, verdict };
  const rounds = { confirm: options.confirmRounds ?? 2, recover: options.recoverRounds ?? 2 };
  const isBad = verdict !== 'ok';
  const recent = [...state.recent, { fromMs: round.fromMs, isBad }].slice(-FLAP.of);
  const partial = stepLevel(state.partial, isBad, round.fromMs, rounds);
  const flapMs = options.flaps !== false && isBad ? flapsSince(recent) : null;
  return {
    verdict,
    state: {
      recent,
      partial: flapMs === null ? partial : openSince(partial, flapMs),
      major: stepLevel(state.major, verdict === 'major', round.fromMs, rounds),
    },
  };
}

/** The first bad round of the last ten when they are enough; spans before it can no longer change. */
function flapsSince(recent: FoldState['recent']): number | null {
  const bad = recent.filter((round) => round.isBad);
  return bad.length >= FLAP.bad ? bad[0]!.fromMs : null;
}

/** The state without spans that no later round can change, so that it stays small for ever. */
export function pruneFold(state: FoldState): FoldState {
  const oldestMs = state.recent[0]?.fromMs ?? 0;
  const keep = ({ toMs }: Span): boolean => toMs === null || toMs >= oldestMs;
  return {
    ...state,
    partial: { ...state.partial, spans: state.partial.spans.filter(keep) },
    major: { ...state.major, spans: state.major.spans.filter(keep) },
  };
}
