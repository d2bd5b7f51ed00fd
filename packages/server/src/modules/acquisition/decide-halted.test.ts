import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#releases';
import { decide } from './decide.ts';

const entry = (number: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `rel_${number}`,
  label: `v${number}`,
  number,
  appVersion: '1.0.0',
  packageHash: `hash-${number}`,
  isDisabled: false,
  isHalted: false,
  isMandatory: false,
  rollout: null,
  blob: `blob-${number}`,
  sizeBytes: number,
  description: '',
  diffs: new Map(),
  ...change,
});
const halted = { isHalted: true, isDisabled: true };
const on = (number: number | null, appVersion = '1.0.0') =>
  ({
    appVersion,
    packageHash: number && `hash-${number}`,
    label: number && `v${number}`,
    isCompanion: false,
    device: 'device-1',
  }) as Parameters<typeof decide>[1];
const told = (history: HistoryEntry[], request: Parameters<typeof decide>[1]): string => {
  const { outcome } = decide(history, request);
  return `${outcome.kind} ${outcome.kind === 'update' ? outcome.release.label : outcome.reason}`;
};

describe('a halted release', () => {
  const history = [entry(1), entry(2), entry(3, { ...halted, rollout: 50 })];

  it('is offered to nobody', () => {
    expect(told(history, on(null))).toBe('update v2');
    expect(told(history, on(1))).toBe('update v2');
    expect(told(history, on(2))).toBe('nothing up-to-date');
  });

  it('keeps the devices that run it', () => {
    expect(told(history, on(3))).toBe('nothing halted');
    expect(told(history, { ...on(3), label: null })).toBe('nothing halted');
    expect(told([entry(1, { isMandatory: true }), entry(2, halted)], on(2))).toBe('nothing halted');
  });

  it('lets them go to anything newer, a roll-back above all', () => {
    expect(told([...history, entry(4, { packageHash: 'hash-2' })], on(3))).toBe('update v4');
    expect(told([...history, entry(4, { rollout: 1 })], { ...on(3), device: 'out' })).toBe(
      'nothing rollout-not-reached',
    );
  });

  it('does not keep a device that only claims its label', () => {
    expect(told(history, { ...on(3), packageHash: 'other' })).toBe('update v2');
  });

  it('still tells an old binary of the store', () => {
    const { outcome } = decide([...history, entry(4, { appVersion: '2.0.0' })], on(3));
    expect(outcome).toMatchObject({ kind: 'nothing', newestRange: '2.0.0', isUpdateForBinary: true });
  });
});
