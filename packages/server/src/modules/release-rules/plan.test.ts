import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planPromotion, type CopiedRelease } from './plan-promotion.ts';
import { labelOf, numberOf, planRelease, releaseObstacles } from './plan-release.ts';
import { planRollback } from './plan-rollback.ts';
import { refusalReason } from './refusals.ts';
import { findSameContents } from './same-contents.ts';

const base: CopiedRelease = {
  number: 1,
  appVersion: '1.0.0',
  packageHash: 'a',
  isDisabled: false,
  isMandatory: false,
  rollout: null,
  description: '',
};
const release = (number: number, more: Partial<CopiedRelease> = {}): CopiedRelease => ({
  ...base,
  number,
  packageHash: `hash${number}`,
  ...more,
});
const channel = (...history: CopiedRelease[]) => ({ history, lastNumber: history.at(-1)?.number ?? 0 });
const outcomeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return refusalReason(error);
  }
};

const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0', '1.x', '1.*', '^1.0.0', '*');
const someRelease = fc.record({
  appVersion: version,
  packageHash: fc.constantFrom('a', 'b', 'c'),
  isDisabled: fc.boolean(),
  isMandatory: fc.boolean(),
  rollout: fc.option(fc.integer({ min: 1, max: 99 })),
  description: fc.constantFrom('', 'text'),
});
const someChannel = fc.array(someRelease, { maxLength: 8 }).map((list) => {
  // Only the newest release can be under way.
  const history = list.map((one, index) => ({
    ...one,
    rollout: index === list.length - 1 ? one.rollout : null,
    number: index + 3,
  }));
  return channel(...history);
});

describe('the same contents', () => {
  const same = { packageHash: 'same' };
  test.each([
    ['an exact version in the newest range', [{ appVersion: '1.*' }], '1.0.0', true],
    ['a range after the exact version', [{ appVersion: '1.0.0' }], '1.*', false],
    ['two spellings of one range', [{ appVersion: '1.*' }], '1.x', true],
    ['another range', [{ appVersion: '1.*' }], '~1.0.0', false],
    ['a disabled one', [{ appVersion: '1.0.0', isDisabled: true }], '1.0.0', true],
    [
      'one of another version between',
      [{ appVersion: '1.0.0' }, { appVersion: '2.0.0', packageHash: 'x' }],
      '1.0.0',
      true,
    ],
    [
      'a different one of the same version between',
      [{ appVersion: '1.0.0' }, { appVersion: '1.x', packageHash: 'x' }],
      '1.0.0',
      false,
    ],
    [
      'a range with a different newest',
      [{ appVersion: '1.x' }, { appVersion: '1.x', packageHash: 'x' }],
      '1.x',
      false,
    ],
    [
      'an equal range that is not the newest',
      [{ appVersion: '1.x' }, { appVersion: '2.0.0', packageHash: 'x' }],
      '1.x',
      false,
    ],
    ['nothing there', [], '1.0.0', false],
  ])('%s', (_title, past, appVersion, expected) => {
    const history = past.map((one, index) => release(index + 1, { ...same, ...one }));
    expect(findSameContents(history, { ...same, appVersion }) !== null).toBe(expected);
  });

  test('is only ever found in a release with that hash', () => {
    fc.assert(
      fc.property(someChannel, someRelease, ({ history }, candidate) => {
        const found = findSameContents(history, candidate);
        expect([undefined, candidate.packageHash]).toContain(found?.packageHash);
        expect(findSameContents(history, { ...candidate, packageHash: 'new' })).toBeNull();
      }),
    );
  });
});

describe('a release', () => {
  const candidate = { appVersion: '1.0.0', packageHash: 'new' };

  test('is v1 on an empty channel and ends no rollout', () => {
    expect(planRelease(channel(), candidate)).toEqual({ number: 1, finishes: null });
  });

  test('goes on counting where the channel stands, also past what is listed', () => {
    expect(planRelease({ history: [release(50)], lastNumber: 57 }, candidate).number).toBe(58);
  });

  test('waits for an unfinished rollout, unless that is disabled', () => {
    const running = channel(release(1, { rollout: 20 }));
    expect(outcomeOf(() => planRelease(running, candidate))).toBe('rollout-unfinished');
    const disabled = channel(release(1, { rollout: 20, isDisabled: true }));
    expect(planRelease(disabled, candidate)).toEqual({ number: 2, finishes: 1 });
    expect(planRelease(channel(release(1, { rollout: 100 })), candidate).number).toBe(2);
  });

  test('says the rollout first, then the contents', () => {
    const both = channel(release(1, { rollout: 20, packageHash: 'new' }));
    const reasons = releaseObstacles(both, candidate).map(refusalReason);
    expect(reasons).toEqual(['rollout-unfinished', 'duplicate-release']);
    expect(outcomeOf(() => planRelease(both, candidate))).toBe('rollout-unfinished');
  });

  test('is numbered one up or refused, whatever the history', () => {
    fc.assert(
      fc.property(someChannel, someRelease, (state, next) => {
        const [obstacle] = releaseObstacles(state, next);
        const newest = state.history.at(-1);
        const expected = obstacle
          ? refusalReason(obstacle)
          : { number: state.lastNumber + 1, finishes: newest?.rollout ? newest.number : null };
        expect(outcomeOf(() => planRelease(state, next))).toEqual(expected);
      }),
    );
  });
});

describe('a promotion', () => {
  const from = channel(
    release(1),
    release(2, { isDisabled: true, isMandatory: true, rollout: 30, description: 'text' }),
  );

  test('takes the newest release, even a disabled one, and never its rollout', () => {
    const { source, values, number } = planPromotion(from, undefined, channel(), {});
    expect([source.number, number]).toEqual([2, 1]);
    expect(values).toEqual({
      appVersion: '1.0.0',
      description: 'text',
      isDisabled: true,
      isMandatory: true,
      rollout: null,
    });
  });

  test('takes what the body says; empty texts say nothing', () => {
    const body = { appVersion: '2.x', description: '', isDisabled: false, isMandatory: false, rollout: 40 };
    const { source, values } = planPromotion(from, 'v1', channel(), body);
    expect(source.number).toBe(1);
    expect(values).toEqual({ ...body, description: '' });
    expect(planPromotion(from, 'v2', channel(), body).values.description).toBe('text');
    expect(planPromotion(from, 'v2', channel(), { appVersion: '', rollout: 100 }).values).toMatchObject({
      appVersion: '1.0.0',
      rollout: null,
    });
  });

  test('is refused: no source, then the rollout, then the contents', () => {
    const to = channel(release(7, { rollout: 5, packageHash: 'hash2' }));
    expect(outcomeOf(() => planPromotion(channel(), undefined, to, {}))).toBe('promotion-source-missing');
    expect(outcomeOf(() => planPromotion(from, 'v3', to, {}))).toBe('promotion-source-missing');
    expect(outcomeOf(() => planPromotion(from, undefined, to, {}))).toBe('promotion-rollout-unfinished');
    const done = channel(release(7, { packageHash: 'hash2' }));
    expect(outcomeOf(() => planPromotion(from, undefined, done, {}))).toBe('duplicate-promotion');
  });

  test('judges the contents by the range of the source, not by that of the body', () => {
    const to = channel(release(1, { packageHash: 'hash2' }));
    expect(outcomeOf(() => planPromotion(from, 'v2', to, { appVersion: '9.0.0' }))).toBe(
      'duplicate-promotion',
    );
  });
});

describe('a roll-back', () => {
  const state = channel(release(1), release(2), release(3, { rollout: 10 }));

  test('goes to the second newest, or to the label, and ends a rollout', () => {
    expect(planRollback(state, undefined)).toMatchObject({ target: { number: 2 }, number: 4, finishes: 3 });
    expect(planRollback(state, 'v1').target.number).toBe(1);
  });

  test.each([
    ['rollback-no-releases', channel(), undefined],
    ['rollback-no-releases', channel(), 'v1'],
    ['rollback-no-earlier-release', channel(release(1)), undefined],
    ['rollback-to-newest', channel(release(1)), 'v1'],
    ['rollback-to-newest', state, 'v3'],
    ['rollback-target-missing', state, 'v9'],
    [
      'rollback-other-app-version',
      channel(release(1, { appVersion: '1.x' }), release(2, { appVersion: '1.*' })),
      undefined,
    ],
  ])('is refused: %s', (reason, history, label) => {
    expect(outcomeOf(() => planRollback(history, label))).toBe(reason);
  });
});

test('labels and numbers name each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      expect(numberOf(labelOf(number))).toBe(number);
    }),
  );
  for (const text of ['', 'v0', 'v01', '1', 'v1.0', 'v1234567890']) expect(numberOf(text)).toBe(0);
  expect(numberOf(undefined)).toBeUndefined();
});
