import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  foundPage,
  lastChange,
  moveCursor,
  openStatusStore,
  statusMigrations,
  type StatusContext,
} from '#status';
import { openIncident } from '#status-events';
import { systemClock } from '../../platform/clock.ts';
import { openLog } from '../../platform/log.ts';
import { eventually } from '../../testing/eventually.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { startMailSink, type MailSink } from '../../testing/mail-sink.ts';
import { spawnNode } from '../../testing/spawn-node.ts';
import { statusContext } from '../../testing/status-context.ts';
import { addReaders } from '../../testing/subscriber-world.ts';
import { subscriberMigrations } from './index.ts';

const CHILD = fileURLToPath(new URL('../../testing/sending-process.ts', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../../../../.cache/compiled-server', import.meta.url));
/** How many mails are on their way at the same time. */
const IN_FLIGHT = 8;
/** The same for any number of readers: a process that kept them in memory would end here. */
const SMALL = ['--max-old-space-size=64', '--max-semi-space-size=2'];
const MOST_MEMORY_BYTES = 200 * 1024 * 1024;

/** A folder with readers and an incident that the published page shows. */
function prepare(folder: string, readers: number): void {
  const clock = systemClock;
  const store = openStatusStore(folder, [...statusMigrations, ...subscriberMigrations], {
    clock,
    command: 'test',
  });
  const base = statusContext({ config: { statusDataDir: folder } });
  const ctx: StatusContext = { ...base, clock, store, log: openLog('silent') };
  foundPage(ctx);
  addReaders(
    ctx,
    Array.from({ length: readers }, (_, index) => `reader${index}@example.com`),
  );
  openIncident(ctx, {
    author: 'ops@example.com',
    title: { en: 'Checks fail', fr: 'Les recherches échouent' },
    body: { en: 'We look.', fr: 'Nous cherchons.' },
    components: { 'update-checks': 'major_outage' },
  });
  moveCursor(ctx, 'published', lastChange(ctx));
  store.close();
}

function start(folder: string, sink: MailSink): ChildProcess {
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED } as NodeJS.ProcessEnv;
  return spawnNode([...SMALL, CHILD, folder, sink.url], {
    env,
    streams: ['pipe', 'pipe', 'inherit'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('a killed process misses nobody, and repeats only what was in its hands, under the same Message-ID', async () => {
  const [readers, kills] = isLongForm() ? [100_000, 10] : [2000, 1];
  const folder = mkdtempSync(join(tmpdir(), 'status-'));
  const sink = await startMailSink();
  // What they say is not looked at here, and 100,000 of them would fill the memory of the test.
  sink.keepsText = false;
  try {
    prepare(folder, readers);
    for (let round = 1; round <= kills; round++) {
      const victim = start(folder, sink);
      const enough = Math.floor((readers * round) / (kills + 1));
      await eventually(
        async () => sink.mails.length,
        (count) => count >= enough,
        600_000,
      );
      await kill(victim);
    }
    const last = start(folder, sink);
    const told = (): number =>
      sink.mails.length < readers ? 0 : new Set(sink.mails.map(({ to }) => to)).size;
    await eventually(
      async () => told(),
      (count) => count === readers,
      600_000,
    );
    last.stdin!.end('stop\n');
    const memoryBytes = Number(await text(last.stdout!));
    const repeats = sink.mails.length - readers;
    console.log(
      `${readers} readers, ${kills} kills: ${repeats} repeats, ${Math.round(memoryBytes / 1024 / 1024)} MiB`,
    );
    // Nobody missed, and no reader ever saw two Message-IDs.
    expect(new Set(sink.mails.map(({ to, messageId }) => `${to} ${messageId}`)).size).toBe(readers);
    expect(repeats).toBeLessThanOrEqual(kills * IN_FLIGHT);
    expect(memoryBytes).toBeLessThan(MOST_MEMORY_BYTES);
  } finally {
    await sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
