import type { Round, Verdict } from './judge-round.ts';
import { judgeRound } from './judge-round.ts';
import type { FoldOptions } from './step-fold.ts';

const LAST = 10;
const TOO_MANY = 4;

/**
 * The rules of probes told again for tests, round by round over all of the past: a level holds in a round
 * when something opened it by then and nothing closed it in between.
 */
export function slowFold(rounds: Round[], options: Required<FoldOptions>): string[] {
  const verdicts = rounds.map(judgeRound);
  const known = [...rounds.keys()].filter((index) => verdicts[index] !== 'unknown');
  const partial = levelOf(verdicts, known, (verdict) => verdict !== 'ok', options, options.flaps);
  const major = levelOf(verdicts, known, (verdict) => verdict === 'major', options, false);
  return rounds.map((_, at) =>
    major.has(at) ? 'major_outage' : partial.has(at) ? 'partial_outage' : 'operational',
  );
}

function levelOf(
  verdicts: Verdict[],
  known: number[],
  reaches: (verdict: Verdict) => boolean,
  { confirmRounds, recoverRounds }: Required<FoldOptions>,
  flaps: boolean,
): Set<number> {
  const isBad = known.map((index) => reaches(verdicts[index]!));
  const covered = new Set<number>();
  for (let at = 0; at < known.length; at++) {
    const starts = [];
    const run = isBad.slice(at, at + confirmRounds);
    if (run.length === confirmRounds && run.every(Boolean)) starts.push(at);
    const first = Math.max(0, at - LAST + 1);
    const bad = [...known.keys()].slice(first, at + 1).filter((index) => isBad[index]);
    if (flaps && isBad[at] && bad.length >= TOO_MANY) starts.push(bad[0]!);
    for (const start of starts) {
      const end = closedAt(isBad, at, recoverRounds);
      const toRound = end === null ? verdicts.length : known[end]!;
      for (let round = known[start]!; round < toRound; round++) covered.add(round);
    }
  }
  return covered;
}

/** The first known round after `at` with which enough in a row are below the level. */
function closedAt(isBad: boolean[], at: number, recoverRounds: number): number | null {
  for (let end = at + 1; end + recoverRounds <= isBad.length; end++)
    if (isBad.slice(end, end + recoverRounds).every((bad) => !bad)) return end;
  return null;
}
