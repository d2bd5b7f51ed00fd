import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { statusContext } from '../../testing/status-context.ts';
import { checkLink, linkTo } from './links.ts';

test('a key that a crash left empty has made no link and is made anew; one cut off is a fault', () => {
  const statusDataDir = mkdtempSync(join(tmpdir(), 'codepushgo-links-'));
  onTestFinished(() => rmSync(statusDataDir, { recursive: true, force: true }));
  const file = join(statusDataDir, 'links.key');
  const made = (): ReturnType<typeof statusContext> => statusContext({ config: { statusDataDir } });
  writeFileSync(file, '');
  const ctx = made();
  const code = new URL(linkTo(ctx, 'manage', 'abc')).searchParams.get('code')!;
  expect([statSync(file).size, statSync(file).mode & 0o777]).toEqual([32, 0o600]);
  checkLink(made(), 'manage', 'abc', code);
  expect(() => checkLink(ctx, 'unsubscribe', 'abc', code)).toThrow('not complete');
  writeFileSync(file, readFileSync(file).subarray(0, 31));
  expect(() => linkTo(made(), 'manage', 'abc')).toThrow('damaged');
});
