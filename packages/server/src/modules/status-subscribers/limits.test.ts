import { expect, test } from 'vitest';
import { sourceBucket } from './limits.ts';

test('a source counts as one by its network, and no flood of networks fills the memory', () => {
  expect(sourceBucket('2001:db8:1:2:3::4')).toBe(sourceBucket('2001:db8:1:2:ffff::1'));
  expect(sourceBucket('::ffff:203.0.113.7')).toBe(sourceBucket('203.0.113.7'));
  const networks = Array.from(
    { length: 20_000 },
    (_, n) => `2001:db8:${(n >> 8).toString(16)}:${n & 255}::1`,
  );
  const buckets = new Set(networks.map(sourceBucket));
  expect(buckets.size).toBeGreaterThan(10_000);
  expect(buckets.size).toBeLessThanOrEqual(16_384);
});
