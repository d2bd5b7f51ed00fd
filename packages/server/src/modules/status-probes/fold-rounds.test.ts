import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRounds } from './fold-rounds.ts';
import type { Round } from './judge-round.ts';
import { slowFold } from './slow-fold.ts';

interface ProbeCase {
  id: string;
  title: string;
  kind: string;
  input: {
    start: string;
    interval_seconds: number;
    regions: string[];
    rounds: string[];
    confirm_rounds: number;
    recover_rounds: number;
  };
  expect: {
    round_verdicts: string[];
    intervals: { from: string; to: string; status: string; open: boolean }[];
    unmeasured_seconds: number;
  };
}

const file = new URL('../../testing/fixtures/uptime.json', import.meta.url);
const all: ProbeCase[] = JSON.parse(readFileSync(file, 'utf8')).cases;
const cases = all.filter(({ kind }) => kind === 'probes');

function roundsOf(letters: string[], places = 3, startMs = 0, intervalMs = 1): Round[] {
  return letters.map((reports, index) => ({
    fromMs: startMs + index * intervalMs,
    toMs: startMs + (index + 1) * intervalMs,
    places,
    up: reports.split('U').length - 1,
    down: reports.split('D').length - 1,
  }));
}

test.each(cases)('$id: $title', ({ input, expect: wanted }) => {
  const startMs = Date.parse(input.start);
  const rounds = roundsOf(input.rounds, input.regions.length, startMs, input.interval_seconds * 1000);
  const fold = foldRounds(rounds, {
    confirmRounds: input.confirm_rounds,
    recoverRounds: input.recover_rounds,
    flaps: false,
  });
  expect(fold.verdicts).toEqual(wanted.round_verdicts);
  expect(fold.outages).toEqual(
    wanted.intervals.map(({ from, to, status, open }) => ({
      fromMs: Date.parse(from),
      toMs: open ? null : Date.parse(to),
      state: status,
    })),
  );
  const unmeasuredMs = fold.gaps.reduce((sum, gap) => sum + gap.toMs - gap.fromMs, 0);
  expect(unmeasuredMs).toBe(wanted.unmeasured_seconds * 1000);
});

test('One place alone is believed; of two, one is not enough', () => {
  expect(foldRounds(roundsOf(['U', 'D', 'N'], 1)).verdicts).toEqual(['ok', 'major', 'unknown']);
  expect(foldRounds(roundsOf(['UN', 'DN', 'DU', 'DD'], 2)).verdicts).toEqual([
    'unknown',
    'unknown',
    'partial',
    'major',
  ]);
});

test('Silence holds an outage and does not confirm one', () => {
  const { outages } = foldRounds(roundsOf(['DD', 'NN', 'DD', 'NN', 'UU', 'NN'], 2));
  expect(outages).toEqual([{ fromMs: 0, toMs: null, state: 'major_outage' }]);
  expect(foldRounds(roundsOf(['DD', 'NN', 'UU', 'NN', 'UU'], 2)).outages).toEqual([]);
});

test('A major outage lies inside the partial one that began it and outlasts it', () => {
  const { outages } = foldRounds(roundsOf(['UUU', 'DUU', 'DDU', 'DDU', 'DUU', 'DUU', 'UUU', 'UUU']));
  expect(outages).toEqual([
    { fromMs: 1, toMs: 2, state: 'partial_outage' },
    { fromMs: 2, toMs: 4, state: 'major_outage' },
    { fromMs: 4, toMs: 6, state: 'partial_outage' },
  ]);
});

test('Strict alternation counts as partial from the first bad round, until two good ones', () => {
  const { outages } = foldRounds(roundsOf(['U', 'D', 'U', 'D', 'U', 'D', 'U', 'D', 'U', 'U'], 1));
  expect(outages).toEqual([{ fromMs: 1, toMs: 8, state: 'partial_outage' }]);
});

test.each([true, false])('It agrees with the rules told again, slowly (flaps %s)', (flaps) => {
  const rounds = fc.array(fc.constantFrom('UU', 'UU', 'DU', 'DD', 'DD', 'UN', 'NN'), { maxLength: 40 });
  const numbers = fc.integer({ min: 1, max: 3 });
  fc.assert(
    fc.property(rounds, numbers, numbers, (letters, confirmRounds, recoverRounds) => {
      const options = { confirmRounds, recoverRounds, flaps };
      expect(perRound(letters, options)).toEqual(slowFold(roundsOf(letters, 2), options));
    }),
    { numRuns: 2000 },
  );
});

/** The state of each round, as what is confirmed at the end has it. */
function perRound(letters: string[], options: Parameters<typeof foldRounds>[1]): string[] {
  const { outages } = foldRounds(roundsOf(letters, 2), options);
  return letters.map(
    (_, at) =>
      outages.find(({ fromMs, toMs }) => fromMs <= at && (toMs === null || at < toMs))?.state ??
      'operational',
  );
}
