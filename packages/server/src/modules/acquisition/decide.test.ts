import { reasonCodes } from '@codepushgo/contract';
import fc from 'fast-check';
import { gtr, satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#releases';
import { normaliseVersion } from '../metrics/normalise-version.ts';
import { historyOf, updateCheckVectors } from '../../testing/vectors.ts';
import type { CheckRequest } from './choose.ts';
import { decide } from './decide.ts';

type Asked = CheckRequest & { device: string | null };

const requestOf = (query: Record<string, string>): Asked => ({
  appVersion: normaliseVersion(query['app_version']!)!,
  packageHash: query['package_hash'] || null,
  label: query['label'] || null,
  isCompanion: query['is_companion']?.toLowerCase() === 'true',
  device: query['client_unique_id'] || null,
});

const entry = (number: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `rel_${number}`,
  number,
  label: `v${number}`,
  appVersion: '1.0.0',
  packageHash: `hash${number}`,
  isDisabled: false,
  isHalted: false,
  isMandatory: false,
  rollout: null,
  blob: `blob${number}`,
  sizeBytes: number,
  description: '',
  diffs: new Map(),
  ...more,
});
const asked = (more: Partial<Asked> = {}): Asked => ({
  appVersion: '1.0.0',
  packageHash: null,
  label: null,
  isCompanion: false,
  device: 'ada',
  ...more,
});
const served = (...args: Parameters<typeof decide>): string | null => {
  const { outcome } = decide(...args);
  return outcome.kind === 'update' ? outcome.release.label : null;
};

describe('recorded checks', () => {
  it.each(updateCheckVectors())('$name', (vector) => {
    const history = historyOf(vector);
    for (const { query, update_info: want } of vector.checks) {
      const { outcome } = decide(history, requestOf(query));
      const where = JSON.stringify(query);
      expect(outcome.kind === 'update', where).toBe(want.is_available);
      expect(outcome.kind === 'binary', where).toBe(want.should_run_binary_version);
      const isUpdate = outcome.kind === 'update';
      const told = isUpdate
        ? [
            outcome.release.label,
            outcome.release.packageHash,
            outcome.blob,
            outcome.sizeBytes,
            outcome.isMandatory,
          ]
        : [outcome.newestRange, outcome.isUpdateForBinary];
      const expected = isUpdate
        ? [want.label, want.package_hash, want.download_url, want.package_size, want.is_mandatory]
        : [want.app_version, want.update_app_version];
      expect(told, where).toEqual(expected);
    }
  });
});

describe('the consequences', () => {
  it('makes the newest mandatory when a mandatory release lies between', () => {
    const between = (more: Partial<HistoryEntry>): boolean => {
      const { outcome } = decide(
        [entry(1), entry(2, { isMandatory: true, ...more }), entry(3)],
        asked({ label: 'v1' }),
      );
      return outcome.kind === 'update' && outcome.isMandatory;
    };
    expect(between({})).toBe(true);
    expect(between({ isDisabled: true })).toBe(false);
    expect(between({ isHalted: true, isDisabled: true })).toBe(false);
    expect(between({ appVersion: '2.0.0' })).toBe(false);
  });

  it('does not take back a release in rollout from a device that runs it', () => {
    const history = [entry(1), entry(2, { rollout: 1 })];
    for (const device of ['a', 'b', 'c', 'd', null]) {
      const { outcome } = decide(history, asked({ device, packageHash: 'hash2', label: 'v2' }));
      expect(outcome).toMatchObject({ kind: 'nothing', newestRange: '' });
    }
  });

  it('serves the newest finished release to devices that the rollout has not reached', () => {
    const history = [entry(1), entry(2), entry(3, { rollout: 1 })];
    const { outcome, rules } = decide(history, asked({ device: 'a' })); // a on v3 is in place 81
    expect(outcome).toMatchObject({ kind: 'update', release: { label: 'v2' } });
    expect(rules).toContainEqual({
      rule: 'rollout-not-reached',
      label: 'v3',
      applied: true,
      facts: { bucket: 81, rollout: 1 },
    });
  });

  it('counts a halted release as disabled, and says halted', () => {
    const { outcome, rules } = decide([entry(1), entry(2, { isHalted: true, isDisabled: true })], asked());
    expect(outcome).toMatchObject({ kind: 'update', release: { label: 'v1' } });
    expect(rules[0]).toEqual({ rule: 'halted', label: 'v2', applied: true, facts: {} });
  });

  it('offers a file diff to exactly the devices that run its base', () => {
    const history = [entry(1), entry(2, { diffs: new Map([['hash1', { blob: 'diff', sizeBytes: 3 }]]) })];
    expect(decide(history, asked({ packageHash: 'hash1' })).outcome).toMatchObject({
      form: 'file-diff',
      blob: 'diff',
      sizeBytes: 3,
    });
    expect(decide(history, asked({ packageHash: 'other' })).outcome).toMatchObject({
      form: 'full',
      blob: 'blob2',
      sizeBytes: 2,
    });
  });
});

describe('overrides', () => {
  const history = [
    entry(1),
    entry(2, { isDisabled: true }),
    entry(3, { rollout: 1 }),
    entry(4, { appVersion: '2.0.0' }),
  ];
  const override = (label: string | null) => new Map([['ada', label]]);

  it('serves the chosen release, whatever rollout and disabling say, and no other device gets it', () => {
    expect(served(history, asked(), override('v2'))).toBe('v2');
    expect(served(history, asked({ device: 'grace' }), override('v2'))).toBe('v1');
    expect(served(history, asked({ packageHash: 'hash3' }), override('v1'))).toBe('v1');
  });

  it('leaves a device alone that runs the chosen release', () => {
    const { outcome } = decide(history, asked({ packageHash: 'hash2', label: 'v2' }), override('v2'));
    expect(outcome).toEqual({
      kind: 'nothing',
      reason: 'device-override',
      newestRange: '',
      isUpdateForBinary: false,
    });
  });

  it('holds a device where it is', () => {
    const { outcome } = decide(history, asked({ packageHash: 'hash1' }), override(null));
    expect(outcome).toMatchObject({ kind: 'nothing', reason: 'device-override' });
  });

  it('never serves what the binary was not declared to run, and says so', () => {
    const { outcome, rules } = decide(history, asked(), override('v4'));
    expect(outcome).toMatchObject({ kind: 'update', release: { label: 'v1' } });
    expect(rules[0]).toEqual({
      rule: 'device-override',
      label: 'v4',
      applied: false,
      facts: { appVersion: '1.0.0', range: '2.0.0' },
    });
  });

  it('does nothing when the release is gone', () => {
    expect(served(history, asked(), override('v9'))).toBe('v1');
  });
});

const version = fc
  .tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.constantFrom('', '-rc', '-beta.2'))
  .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre}`);
const range = fc.oneof(
  version,
  version.map((v) => `^${v}`),
  version.map((v) => `~${v}`),
  version.map((v) => `>=${v} <3`),
  fc.constantFrom('*', '1.x', '1', '1 - 2', 'not a range'),
);
const releaseArbitrary = fc.record({
  appVersion: range,
  packageHash: fc.constantFrom('a', 'b', 'c', 'd'),
  isDisabled: fc.boolean(),
  isMandatory: fc.boolean(),
  rollout: fc.option(fc.integer({ min: 1, max: 100 })),
});
const historyArbitrary = fc
  .array(releaseArbitrary, { maxLength: 8 })
  .map((list) => list.map((more, i) => entry(i + 1, more)));
const askedArbitrary = fc.record({
  appVersion: version,
  packageHash: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'unknown')),
  label: fc.option(fc.constantFrom('v1', 'v2', 'v5', 'nonsense')),
  isCompanion: fc.boolean(),
  device: fc.option(fc.uuid()),
});

describe('for any history and any device', () => {
  it('decides, with known reasons, and the same each time', () => {
    fc.assert(
      fc.property(
        historyArbitrary,
        askedArbitrary,
        fc.option(fc.constantFrom('v1', 'v3', 'v99', null), { nil: undefined }),
        (history, request, label) => {
          const overrides = new Map(label === undefined || !request.device ? [] : [[request.device, label]]);
          const once = decide(history, request, overrides);
          expect(reasonCodes).toContain(once.outcome.reason);
          for (const { rule } of once.rules) expect(reasonCodes).toContain(rule);
          expect(decide(history, request, overrides)).toEqual(once);
        },
      ),
    );
  });

  it('serves what fits the binary by npm semver, is enabled, and is not running already', () => {
    fc.assert(
      fc.property(historyArbitrary, askedArbitrary, (history, request) => {
        const { outcome } = decide(history, request);
        if (outcome.kind !== 'update') return;
        const { release } = outcome;
        expect(release.isDisabled).toBe(false);
        expect(release.packageHash).not.toBe(request.packageHash);
        expect(request.isCompanion || satisfies(request.appVersion, release.appVersion)).toBe(true);
      }),
    );
  });

  it('asks for a newer binary only when this one is not above the newest enabled range, by npm semver', () => {
    const readable = historyArbitrary.map((history) =>
      history.filter(({ appVersion }) => appVersion !== 'not a range'),
    );
    fc.assert(
      fc.property(readable, askedArbitrary, (history, request) => {
        const { outcome } = decide(history, request);
        if (outcome.kind === 'update' || outcome.newestRange === '') return;
        expect(satisfies(request.appVersion, outcome.newestRange)).toBe(false);
        expect(outcome.isUpdateForBinary).toBe(!gtr(request.appVersion, outcome.newestRange));
      }),
    );
  });

  it('never sends a device back because a rollout is raised', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 98 }),
        fc.integer({ min: 1, max: 99 }),
        (device, low, more) => {
          const at = (rollout: number): string | null =>
            served([entry(1), entry(2, { rollout })], asked({ device, label: 'v1', packageHash: 'hash1' }));
          expect(at(low) !== 'v2' || at(Math.min(99, low + more)) === 'v2').toBe(true);
        },
      ),
    );
  });
});
