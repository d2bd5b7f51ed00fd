import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rolloutVectors } from '../../testing/vectors.ts';
import { rolloutBucket } from './bucket.ts';
import { isSelected } from './decide.ts';

const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
// Random UUIDs from a seed, so that a failure can be seen again.
const devices = Array.from({ length: 100_000 }, (_, i) => {
  const hex = createHash('sha256').update(`device ${i}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
});

describe('the place in a rollout', () => {
  it('is what was recorded', () => {
    for (const { client_unique_id: device, label, bucket } of rolloutVectors()) {
      expect(rolloutBucket(device, label), `${device} ${label}`).toBe(bucket);
    }
  });

  it('is a whole number from 0 to 99, the same each time, for any text', () => {
    fc.assert(
      fc.property(anyText, anyText, (device, label) => {
        const bucket = rolloutBucket(device, label);
        expect(bucket).toBe(rolloutBucket(device, label));
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < 100).toBe(true);
      }),
    );
  });

  it.each([1, 5, 25, 50, 99])('selects %i percent of devices within half a percentage point', (share) => {
    for (const label of ['v1', 'v37']) {
      const selected = devices.filter((device) => isSelected({ label, share }, device)).length;
      expect(Math.abs((selected / devices.length) * 100 - share)).toBeLessThanOrEqual(0.5);
    }
  });

  it('keeps every selected device when the share is raised', () => {
    const share = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(fc.uuid(), fc.nat(1000), share, share, (device, number, one, other) => {
        const label = `v${number}`;
        const [low, high] = one < other ? [one, other] : [other, one];
        const [atLow, atHigh] = [low, high].map((raised) => isSelected({ label, share: raised }, device));
        expect(!atLow || atHigh).toBe(true);
      }),
    );
  });

  it('selects no device without an id', () => {
    expect(isSelected({ label: 'v1', share: 99 }, null)).toBe(false);
    expect(isSelected({ label: 'v1', share: 99 }, '')).toBe(false);
  });
});
