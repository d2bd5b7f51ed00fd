import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { statusKeyOf } from './status-key.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'codepushgo-key-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return join(made, 'status');
}

const keyIn = (statusDataDir: string): string =>
  statusKeyOf({ statusKey: undefined, statusDataDir, roles: ['status'] });

test('a key is made once, for its owner alone', () => {
  const place = folder();
  const key = keyIn(place);
  expect(key.length).toBeGreaterThanOrEqual(32);
  expect([keyIn(place), readFileSync(join(place, 'key'), 'utf8').trim()]).toEqual([key, key]);
  expect([statSync(place).mode & 0o777, statSync(join(place, 'key')).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('a key that was cut off is none: anybody could sign with an empty one', () => {
  const place = folder();
  const key = keyIn(place);
  for (const left of ['', '\n', key.slice(0, 31)]) {
    writeFileSync(join(place, 'key'), left);
    expect(() => keyIn(place)).toThrow('Delete it');
  }
});
