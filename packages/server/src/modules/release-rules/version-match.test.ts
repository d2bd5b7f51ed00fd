import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';
import { contains, isAppVersion, isExactVersion, isSameRange, versionsMatch } from './version-match.ts';

const part = fc.nat({ max: 3 });
const version = fc
  .tuple(part, part, part, fc.constantFrom('', '-rc', '-beta.1', '+7'))
  .map(([major, minor, patch, tail]) => `${major}.${minor}.${patch}${tail}`);
const range = fc.oneof(
  version,
  fc.tuple(fc.constantFrom('^', '~', '>=', '<', '<=', '=', 'v'), version).map(([sign, v]) => sign + v),
  fc.tuple(part, fc.constantFrom('', '.x', '.*', '.1', '.1.x')).map(([major, tail]) => `${major}${tail}`),
  fc.tuple(version, version).map(([low, high]) => `>=${low} <${high}`),
  fc.tuple(version, version).map(([low, high]) => `${low} - ${high} || 9.x`),
  fc.constant('*'),
);

test('an app version is what npm semver takes as a range', () => {
  fc.assert(
    fc.property(fc.oneof(range, fc.string({ maxLength: 12 })), (text) => {
      expect(isAppVersion(text)).toBe(text.trim() !== '' && semver.validRange(text) !== null);
    }),
  );
  for (const wrong of ['', ' ', '1.0.0.0', 'one', '1.0.0 and up']) expect(isAppVersion(wrong)).toBe(false);
  for (const right of ['1.0.0', '^1.2', '*', '1.x', '>=1 <2']) expect(isAppVersion(right)).toBe(true);
});

test('two ranges are the same when npm semver writes them out the same', () => {
  fc.assert(
    fc.property(range, range, (one, other) => {
      expect(isSameRange(one, other)).toBe(semver.validRange(one) === semver.validRange(other));
    }),
  );
  expect(isSameRange('1.*', '1.x')).toBe(true);
  expect(isSameRange('nothing', 'neither')).toBe(false);
});

test('matching is by containment where one side is exact, else by equality', () => {
  fc.assert(
    fc.property(range, range, (newer, older) => {
      const expected = semver.valid(newer)
        ? semver.satisfies(newer, older)
        : semver.valid(older)
          ? semver.satisfies(older, newer)
          : semver.validRange(newer) === semver.validRange(older);
      expect(versionsMatch(newer, older)).toBe(expected);
    }),
  );
});

test.each([
  ['1.2.3', '1.2.3', true],
  ['1.2.3', '^1.0.0', true],
  ['1.x', '1.2.3', true],
  ['1.x', '1.*', true],
  ['^1.0.0', '~1.0.0', false],
  ['1.0.0-rc', '1.x', false],
  ['2.0.0', '1.x', false],
])('a release for %s after one for %s: %s', (newer, older, expected) => {
  expect(versionsMatch(newer, older)).toBe(expected);
});

test('a pre-release is only in ranges that name one of its triple, build data counts for nothing', () => {
  expect(contains('1.x', '1.0.0-rc')).toBe(false);
  expect(contains('>=1.0.0-beta', '1.0.0-rc')).toBe(true);
  expect(contains('1.0.0', '1.0.0+7')).toBe(true);
  expect(isExactVersion('1.0')).toBe(false);
});
