import { problems as allProblems } from '../../../../contract/src/problems.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksOf } from './release-checks.ts';

const codes = Object.keys(allProblems);
const obstacle = fc.record({ code: fc.constantFrom(...codes), detail: fc.string() });

test('whatever the server finds is shown, and nothing goes out with it', () => {
  fc.assert(
    fc.property(fc.array(obstacle, { minLength: 1 }), (found) => {
      const checks = checksOf('ready', found);
      expect(checks.flatMap(({ problems }) => problems)).toHaveLength(found.length);
      expect(checks.every(({ state }) => state === 'good')).toBe(false);
    }),
  );
});

test('all is well with a package that was read, once the server has answered', () => {
  expect(checksOf('ready', []).every(({ state }) => state === 'good')).toBe(true);
  expect(checksOf('ready', undefined).some(({ state }) => state === 'open')).toBe(true);
  for (const step of ['none', 'reading', 'refused'] as const)
    expect(checksOf(step, []).every(({ state }) => state === 'good')).toBe(false);
});
