import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { recorderOf } from '../packages/server/src/modules/decisions/index.ts';
import { loadConfig } from '../packages/server/src/config.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { keepHiddenClasses } from '../packages/server/src/platform/keep-hidden-classes.ts';
import { openLog } from '../packages/server/src/platform/log.ts';
import { assemble } from '../packages/server/src/server.ts';
import { seedChannel } from '../packages/server/src/testing/seed-channel.ts';
import type { HistoryEntry } from '../packages/server/src/modules/releases/index.ts';

/*
 * The server itself, as `serve` sets it up, with one channel for each case, on the engine that the first line of input names.
 * Prints its port and the keys; answers every further line with the recorder's counts.
 */
const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { databaseUrl } = JSON.parse((await input.next()).value as string) as { databaseUrl?: string };
const dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-bench-'));
const config = loadConfig({
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'https://updates.example.com',
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
});
keepHiddenClasses();
const assembly = await assemble({ config, clock: systemClock, log: openLog('error') });
await assembly.start();

const release = (number: number, rollout: number | null): HistoryEntry => ({
  id: `rel_${number}`,
  number,
  label: `v${number}`,
  appVersion: '1.0.0',
  packageHash: String(number).repeat(64).slice(0, 64),
  isDisabled: false,
  isHalted: false,
  isMandatory: false,
  rollout,
  blob: `${number}${'ab'.repeat(32)}`.slice(0, 64),
  sizeBytes: 1_234_567,
  description: 'Faster start, fewer taps',
  diffs: new Map(),
});
const { db } = assembly.platform;
const plain = await seedChannel(
  db,
  systemClock,
  [1, 2, 3].map((number) => release(number, null)),
);
const staged = await seedChannel(db, systemClock, [release(1, null), release(2, null), release(3, 25)]);
const { port } = await assembly.listen();
console.log(JSON.stringify({ port, plainKey: plain.deploymentKey, stagedKey: staged.deploymentKey }));

for await (const line of input) {
  const recorder = recorderOf(assembly.platform);
  const { isSettling } = JSON.parse(line) as { isSettling?: boolean };
  await (isSettling ? recorder.settle() : recorder.flush());
  console.log(JSON.stringify(recorder.counts));
}
await assembly.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exit(0);
