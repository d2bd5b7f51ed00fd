import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { spawnNode } from '../testing/spawn-node.ts';
import { HeldError, lockFolder } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CHILD = `
  import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
  import { systemClock } from ${JSON.stringify(new URL('./clock.ts', import.meta.url).href)};
  lockFolder(process.argv[1], 'serve', systemClock);
  console.log('held');
  setInterval(() => {}, 1000);`;

async function childThatHolds() {
  const child = spawnNode(['--input-type=module', '-e', CHILD, folder], {
    streams: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

test('a held folder is refused, and who holds it is told', async () => {
  const child = await childThatHolds();
  try {
    expect(() => lockFolder(folder, 'migrate', fakeClock())).toThrow(
      `is in use by process ${child.pid} (serve), since`,
    );
  } finally {
    child.kill('SIGKILL');
  }
});

test('a killed holder holds nothing', async () => {
  const child = await childThatHolds();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(() => lockFolder(folder, 'serve', fakeClock()).release()).not.toThrow();
});

test('a released folder can be taken again', () => {
  const first = lockFolder(folder, 'serve', fakeClock());
  expect(() => lockFolder(folder, 'serve', fakeClock())).toThrow(HeldError);
  first.release();
  first.release();
  lockFolder(folder, 'serve', fakeClock()).release();
});
