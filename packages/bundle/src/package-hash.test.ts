import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { isIgnoredPath, normalisePath } from './manifest.ts';
import { fileHash, packageHash } from './package-hash.ts';
import { KNOWN_FILE, KNOWN_ZIPS } from './testing/vectors.ts';

describe('packageHash', () => {
  test.each(KNOWN_ZIPS)('known manifest $packageHash', ({ manifest, packageHash: expected }) => {
    expect(packageHash(manifest)).toBe(expected);
  });

  test('the order of the manifest does not matter', () => {
    const manifests = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.constantFrom('aa', 'bb'));
    fc.assert(
      fc.property(manifests, (manifest) => {
        const reversed = Object.fromEntries(Object.entries(manifest).reverse());
        expect(packageHash(reversed)).toBe(packageHash(manifest));
      }),
    );
  });

  test('any change of a path or a hash changes it, a signature does not', () => {
    const hash = packageHash({ 'a.js': 'aa' });
    expect(packageHash({ 'a.js': 'ab' })).not.toBe(hash);
    expect(packageHash({ 'b.js': 'aa' })).not.toBe(hash);
    expect(packageHash({ 'a.js': 'aa', '.codepushrelease': 'cc', 'x/.codepushrelease': 'dd' })).toBe(hash);
    expect(packageHash({ 'a.js': 'aa', 'x.codepushrelease': 'cc' })).not.toBe(hash);
  });
});

test('fileHash takes bytes and streams of them', async () => {
  const expected = KNOWN_FILE.packageHash;
  const bytes = Buffer.from(KNOWN_FILE.contents);
  async function* split(): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 3);
    yield bytes.subarray(3);
  }
  expect(await fileHash(bytes)).toBe(expected);
  expect(await fileHash(split())).toBe(expected);
});

test.each([
  ['__MACOSX/a', true],
  ['__MACOSX', false],
  ['a/__MACOSX/b', false],
  ['.DS_Store', true],
  ['a/b/.DS_Store', true],
  ['x.DS_Store', false],
  ['.DS_Store/x', false],
])('isIgnoredPath(%j) is %j', (path, ignored) => {
  expect(isIgnoredPath(path)).toBe(ignored);
});

test('normalisePath turns every backslash', () => {
  expect(normalisePath('a\\b\\c/d')).toBe('a/b/c/d');
});
