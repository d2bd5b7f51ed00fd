import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, type ChangeableRelease } from './apply-changes.ts';
import { refusalReason } from './refusals.ts';

const release: ChangeableRelease = {
  appVersion: '1.0.0',
  description: 'text',
  isDisabled: false,
  isMandatory: false,
  rollout: 25,
};
const raised = (rollout: number | null, next: number) => {
  try {
    return applyChanges({ ...release, rollout }, { rollout: next });
  } catch (error) {
    return refusalReason(error);
  }
};

test('nothing given, equal values and empty texts change nothing', () => {
  expect(applyChanges(release, {})).toEqual({});
  const { rollout: _rollout, ...equal } = release;
  expect(applyChanges(release, equal)).toEqual({});
  expect(applyChanges(release, { appVersion: '', description: '' })).toEqual({});
});

test('what differs is set, false too', () => {
  const mandatory = { ...release, isMandatory: true };
  expect(
    applyChanges(mandatory, { isMandatory: false, isDisabled: true, appVersion: '2.x', description: 'new' }),
  ).toEqual({
    isMandatory: false,
    isDisabled: true,
    appVersion: '2.x',
    description: 'new',
  });
});

test('a rollout goes strictly up, and 100 finishes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 100 }), (current, next) => {
      expect(raised(current, next)).toEqual(
        next <= current ? 'rollout-not-raised' : { rollout: next === 100 ? null : next },
      );
    }),
  );
});

test.each([null, 100])('a rollout of %s is complete, whatever comes', (current) => {
  for (const next of [1, 50, 100]) expect(raised(current, next)).toBe('rollout-completed');
});

test('a refused rollout refuses everything else with it', () => {
  expect(() => applyChanges(release, { rollout: 5, isDisabled: true })).toThrow(/25%/);
});
