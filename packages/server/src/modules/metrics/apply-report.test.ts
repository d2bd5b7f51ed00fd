import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReport, leaveFor, type Arrival, type DeviceState, type Figure } from './apply-report.ts';

type Counts = Record<string, Record<Figure, number>>;
const NONE = {
  active: 0,
  downloaded: 0,
  installed: 0,
  failed: 0,
  failedLater: 0,
  rolledBack: 0,
  wentBack: 0,
};

const runs = (label: string, previous: string | null = null): Arrival => ({
  kind: 'runs',
  label,
  mode: 'stateless',
  previous,
});
const downloaded = (label: string): Arrival => ({ kind: 'downloaded', label });
const failed = (label: string): Arrival => ({ kind: 'failed', label, mode: 'stateless' });

/** One device under a sequence of reports. */
function countsOf(arrivals: Arrival[], check?: (counts: Counts, state: DeviceState) => void): Counts {
  const state: DeviceState = { running: null, points: new Map() };
  const counts: Counts = {};
  arrivals.forEach((arrival, i) => {
    applyReport(state, arrival, i + 1, (label, figure, by) => {
      counts[label] ??= { ...NONE };
      counts[label][figure] += by;
    });
    check?.(counts, state);
  });
  return counts;
}

const LIFE: Arrival[] = [
  runs('1.0.0'),
  downloaded('v1'),
  runs('v1', '1.0.0'),
  downloaded('v2'),
  runs('v2', 'v1'),
];

describe('the figures of one device', () => {
  it('follow it from release to release', () => {
    expect(countsOf(LIFE)).toEqual({
      '1.0.0': { ...NONE, installed: 1 },
      v1: { ...NONE, downloaded: 1, installed: 1 },
      v2: { ...NONE, active: 1, downloaded: 1, installed: 1 },
    });
  });

  it('count a report once, however often it comes', () => {
    const twice = LIFE.flatMap((arrival) => [arrival, arrival, arrival]);
    expect(countsOf(twice)).toEqual(countsOf(LIFE));
  });

  it('are the same when neighbouring reports change places', () => {
    const { length } = LIFE;
    for (let i = 0; i + 1 < length; i++) {
      const swapped = LIFE.with(i, LIFE[i + 1]!).with(i + 1, LIFE[i]!);
      expect(countsOf(swapped), `places ${i} and ${i + 1}`).toEqual(countsOf(LIFE));
    }
  });

  it('count a device that comes back as active again and installed once', () => {
    const { v1, v2 } = countsOf([...LIFE, runs('v1', 'v2')]);
    expect(v1).toEqual({ ...NONE, active: 1, downloaded: 1, installed: 1 });
    expect(v2).toEqual({ ...NONE, downloaded: 1, installed: 1, rolledBack: 1, wentBack: 1 });
  });

  it('count a device once after a reinstallation from the store, before and after it updates', () => {
    const again = countsOf([...LIFE, runs('1.0.0')]);
    expect([again['1.0.0']!.active, again['v2']!.active]).toEqual([1, 0]);
    const back = countsOf([...LIFE, runs('1.0.0'), downloaded('v2'), runs('v2', '1.0.0')]);
    expect([back['1.0.0']!.active, back['v2']]).toEqual([
      0,
      { ...NONE, active: 1, downloaded: 1, installed: 1 },
    ]);
  });

  it('touch only the failure when a release fails, and tell a later one as rolled back', () => {
    expect(countsOf([runs('v1'), failed('v2'), failed('v2')])['v2']).toEqual({ ...NONE, failed: 1 });
    expect(countsOf([runs('v1'), failed('v1')])['v1']).toEqual({
      ...NONE,
      active: 1,
      installed: 1,
      failed: 1,
      failedLater: 1,
      rolledBack: 1,
    });
  });

  it('tell apart who went back without a failure, once', () => {
    const back = countsOf([...LIFE, runs('v1'), runs('v2'), failed('v2'), runs('v1')]);
    expect(back['v2']).toMatchObject({ rolledBack: 1, wentBack: 1, failed: 1, failedLater: 1 });
    const failedFirst = countsOf([...LIFE, failed('v2'), runs('v1')]);
    expect(failedFirst['v2']).toMatchObject({ rolledBack: 1, wentBack: 0, failed: 1, failedLater: 1 });
  });

  it('list what ran before even when nothing was heard of it', () => {
    expect(countsOf([runs('v2', 'v1')])['v1']).toEqual(NONE);
  });

  it('let a device leave for another channel only from what it runs', () => {
    const state: DeviceState = { running: 'v1', points: new Map() };
    const left: string[] = [];
    leaveFor(state, 'v2', 1, (label) => left.push(label));
    expect([state.running, left]).toEqual(['v1', []]);
    leaveFor(state, 'v1', 1, (label) => left.push(label));
    expect([state.running, left]).toEqual([null, ['v1']]);
  });

  it('follow what runs alone under the older rules', () => {
    const old = (label: string): Arrival => ({ kind: 'runs', label, mode: 'legacy', previous: 'ignored' });
    const counts = countsOf([
      old('1.0.0'),
      old('v1'),
      old('v1'),
      { kind: 'failed', label: 'v1', mode: 'legacy' },
      old('v2'),
    ]);
    expect(counts).toEqual({
      '1.0.0': { ...NONE, installed: 1 },
      v1: { ...NONE, installed: 1 },
      v2: { ...NONE, active: 1, installed: 1 },
    });
  });
});

const label = fc.constantFrom('v1', 'v2', 'v3', '1.0.0', '1.1.0');
const mode = fc.constantFrom('stateless' as const, 'legacy' as const);
const anyReport: fc.Arbitrary<Arrival> = fc.oneof(
  fc.record({ kind: fc.constant('downloaded' as const), label }),
  fc.record({ kind: fc.constant('failed' as const), label, mode }),
  fc.record({ kind: fc.constant('runs' as const), label, mode, previous: fc.option(label) }),
);

describe('under any reports in any order', () => {
  it('no figure is below zero, a device is active in one place, and counted once at each point', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 30 }), (arrivals) => {
        countsOf(arrivals, (counts, { running }) => {
          const all = Object.values(counts);
          for (const figures of all)
            for (const figure of Object.values(figures)) expect([0, 1]).toContain(figure);
          expect(all.reduce((sum, { active }) => sum + active, 0)).toBe(running === null ? 0 : 1);
          for (const { failed: all, failedLater, rolledBack, wentBack } of Object.values(counts))
            expect([failedLater <= all, wentBack <= rolledBack]).toEqual([true, true]);
        });
      }),
    );
  });

  it('a report repeated at once changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 12 }), (arrivals) => {
        expect(countsOf(arrivals.flatMap((one) => [one, one]))).toEqual(countsOf(arrivals));
      }),
    );
  });
});
