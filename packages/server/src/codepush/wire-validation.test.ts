import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';
import {
  accessKeyFaults,
  deploymentFaults,
  isVersionRange,
  nameFaults,
  packageInfoFaults,
  toPackageInfo,
  ttlOf,
} from './wire-validation.ts';

const required = (field: string) => ({ field, message: 'Field is required' });
const invalid = (field: string) => ({ field, message: 'Field is invalid' });

test('names what is missing, and takes null for missing', () => {
  for (const body of [{}, { name: null }]) {
    expect(nameFaults(body)).toEqual([required('name')]);
    expect(deploymentFaults(body)).toEqual([required('name')]);
  }
  expect(accessKeyFaults({ friendlyName: null }, 'create')).toEqual([required('friendlyName')]);
  expect(accessKeyFaults({}, 'change')).toEqual([]);
  expect(packageInfoFaults({ appVersion: null }, 'release')).toEqual([required('appVersion')]);
  expect(packageInfoFaults({}, 'change')).toEqual([]);
});

test('lists all faults of a release in the order of the fields', () => {
  const info = {
    rollout: 0,
    isMandatory: 'yes',
    isDisabled: 1,
    label: 'v01',
    description: 7,
    appVersion: 'x.y',
  };
  expect(packageInfoFaults(info, 'release')).toEqual(
    ['appVersion', 'description', 'label', 'isDisabled', 'isMandatory', 'rollout'].map(invalid),
  );
});

test('lists all faults of a new access key in the order of the fields', () => {
  expect(accessKeyFaults({ name: 'short', ttl: 'soon', friendlyName: '  ' }, 'create')).toEqual(
    ['friendlyName', 'ttl', 'name'].map(invalid),
  );
});

test.each([
  ['1', true],
  [1.5, true],
  ['0', false],
  [0, false],
  [-1, false],
  ['1e3', false],
  [true, false],
  [Number.NaN, false],
])('a new key may live %j ms: %j', (ttl, isGood) => {
  expect(accessKeyFaults({ friendlyName: 'x', ttl }, 'create')).toEqual(isGood ? [] : [invalid('ttl')]);
});

test('a ttl of 0 ends a key; digits in a text count as a number', () => {
  expect(accessKeyFaults({ ttl: 0 }, 'change')).toEqual([]);
  expect(ttlOf({ ttl: '60000' })).toBe(60_000);
  expect(ttlOf({ ttl: null })).toBeUndefined();
});

test.each(['a/b', 'a\\b', 'a?', 'a:b', '', 'a\u0000', 'a\u0085', 'x'.repeat(1001), 5, ['a']])(
  'refuses the name %j',
  (name) => {
    expect(nameFaults({ name })).toEqual([invalid('name')]);
  },
);

test.each(['x', ' ', 'ünïcödé 日本', 'a.b-c_d@e', '%20', 'x'.repeat(1000)])('takes the name %j', (name) => {
  expect(nameFaults({ name })).toEqual([]);
});

test('keys have 10 to 100 letters, digits, _ and -', () => {
  const faultsOf = (key: string) => deploymentFaults({ name: 'x', key });
  expect(faultsOf('aZ09_-aZ09')).toEqual([]);
  expect(faultsOf('a'.repeat(100))).toEqual([]);
  for (const key of ['a'.repeat(9), 'a'.repeat(101), 'aaaaaaaaa b', 'aaaaaaaaaä']) {
    expect(faultsOf(key)).toEqual([invalid('key')]);
  }
});

test('takes as a version exactly what node-semver takes as a range', () => {
  for (const good of ['1.0.0', '^1.2', '*', '1.x', '>=1 <2', 'v1.0.0', '1.0.0-rc.1'])
    expect(isVersionRange(good)).toBe(true);
  for (const bad of ['', 'abc', '1.2.3.4', 7, null]) expect(isVersionRange(bad)).toBe(false);
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(...'0123456789.x*^~><=-|v ab') }), (text) => {
      expect(isVersionRange(text)).toBe(semver.validRange(text) !== null);
    }),
  );
});

test('keeps the known members of a release and converts a rollout in digits', () => {
  const info = {
    appVersion: '1.0.0',
    rollout: '25',
    isDisabled: false,
    packageHash: 'x',
    extra: 1,
    description: null,
  };
  expect(toPackageInfo(info)).toEqual({ appVersion: '1.0.0', rollout: 25, isDisabled: false });
});
