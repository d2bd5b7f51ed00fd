// engine: pglite
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { haltRelease, resumeRelease } from '#releases';
import { eventually } from '../../testing/eventually.ts';
import { hook, makeHookServer, reached, tried } from '../../testing/hook-world.ts';
import type { TestServer } from '../../testing/make-server.ts';
import { spawnNode } from '../../testing/spawn-node.ts';
import { makeReleaseWorld } from '../../testing/release-world.ts';
import { replayDelivery } from './replay-delivery.ts';
import { webhookDeliveries } from './schema.ts';

// The receiver in docs/how-to/receive-webhooks.md, run as it stands there.

// Below the server, so that the example finds the package that it imports.
const FOLDER = fileURLToPath(new URL('../../../.cache/', import.meta.url));
const FILE = `${FOLDER}webhook-receiver.mjs`;
const GUIDE = new URL('../../../../../docs/how-to/receive-webhooks.md', import.meta.url);

let server: TestServer;
let receiver: ChildProcess | undefined;
beforeAll(async () => {
  server = await makeHookServer();
  const [, code] = /```js\n([^]+?)```/.exec(readFileSync(GUIDE, 'utf8')) ?? [];
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FILE, code ?? '');
});
afterAll(async () => {
  receiver?.kill();
  rmSync(FILE, { force: true });
  await server.stop();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

const isUp = (url: string): Promise<boolean> =>
  fetch(url, { method: 'POST', body: 'not signed' }).then(
    ({ status }) => status === 400,
    () => false,
  );

test('the receiver of the how-to takes what is signed for it, once, and nothing else', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const world = await makeReleaseWorld(server);
  const { id, secret } = await hook(world, { url }, ['release.halted', 'release.resumed']);
  receiver = spawnNode([FILE], {
    env: { WEBHOOK_SECRET: secret, PORT: String(port) } as unknown as NodeJS.ProcessEnv,
    streams: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface(receiver.stdout!).on('line', (line) => lines.push(line));
  await eventually(() => isUp(url), Boolean, 20_000);
  await world.release({ 'index.js': 'one' });
  await haltRelease(world.ctx, world.production, 'v1', 'Crashes');
  const [row] = await server.db.select().from(webhookDeliveries);
  await reached(server, row!.id, 'delivered');
  await resumeRelease(world.ctx, world.production, 'v1');
  await eventually(
    async () => lines,
    (all) => all.length === 2,
    10_000,
  );
  await replayDelivery(world.ctx, { org: world.orgId, webhook: id, delivery: row!.id });
  await tried(server, row!.id, 2);
  expect(lines).toEqual(['v1 of Shop was halted: Crashes', 'Not for us: release.resumed']);
});
