import fc from 'fast-check';
import { valid } from 'semver';
import { describe, expect, it } from 'vitest';
import { countingMode } from './counting-mode.ts';
import { normaliseVersion } from './normalise-version.ts';

describe('native versions', () => {
  it.each([
    ['1', '1.0.0'],
    ['1.0', '1.0.0'],
    ['1.0-beta', '1.0.0-beta'],
    ['1.0+7', '1.0.0+7'],
    ['1.2.3', '1.2.3'],
    ['v1.2.3', 'v1.2.3'],
    [' 1.2.3 ', ' 1.2.3 '],
    ['01.2.3', null],
    ['1.2.3.4', null],
    ['1-beta', null],
    ['v1.0', null],
    ['', null],
    ['one', null],
    [`1.0.0-${'a'.repeat(300)}`, null],
  ])('%j stands for %j', (text, full) => {
    expect(normaliseVersion(text)).toBe(full);
  });

  it('gives nothing but what npm semver accepts, for any text', () => {
    const near = fc.stringMatching(/^[v ]?\d{0,3}(\.\d{0,3}){0,4}([-+][a-z0-9.]*)? ?$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const full = normaliseVersion(text);
        expect(valid(full ?? text) === null).toBe(full === null);
      }),
    );
  });
});

describe('the counting mode', () => {
  it.each([
    ['1.5.2-beta', 'stateless'],
    ['1.5.2', 'stateless'],
    ['4.2.3', 'stateless'],
    ['^4.2.2', 'stateless'],
    ['~4.2.2', 'stateless'],
    ['>= 4.2.2', 'stateless'],
    ['1.5.1', 'legacy'],
    ['1.5.2-alpha', 'legacy'],
    ['^1.4.0', 'legacy'],
    ['', 'legacy'],
    ['nonsense', 'legacy'],
    [undefined, 'legacy'],
  ])('of %j is %s', (header, mode) => {
    expect(countingMode(header)).toBe(mode);
  });
});
