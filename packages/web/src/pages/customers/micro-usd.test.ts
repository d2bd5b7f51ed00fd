import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dollarsOf, microUsdOf } from './micro-usd.ts';

test('sums are read as people write them, and nothing else is a sum', () => {
  expect(['25', '12.50', '12,50', '$ 1 200', '-0.0007'].map(microUsdOf)).toEqual([
    25_000_000, 12_500_000, 12_500_000, 1_200_000_000, -700,
  ]);
  expect(['', 'x', '1.2.3', '1,200.50', '1e3', '0.0000001'].map(microUsdOf)).toEqual(
    Array(6).fill(undefined),
  );
});

test('what was written comes back to the micro-dollar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), (sum) => {
      const written = dollarsOf(sum);
      expect(microUsdOf(written)).toBe(sum);
    }),
  );
});
