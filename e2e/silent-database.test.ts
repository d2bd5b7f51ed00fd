import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import { spawnServer, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Tools } from './faults/customer.ts';
import { samplePackage } from './faults/sample-package.ts';
import { silentProxy, type SilentProxy } from './silent-proxy.ts';

// engine: postgres
// Connections to PostgreSQL die without a word. Of two processes on one database (see make-server.ts), only the second
// one speaks through what falls silent.

const DEADLINE_MS = 30_000;

let home: ServerHome;
let proxy: SilentProxy;
let servers: SpawnedServer[];
let one: Tools;
let other: Tools;
let released = 0;
beforeAll(async () => {
  home = await makeServerHome();
  const databaseUrl = home.env['DATABASE_URL']!;
  const { hostname, port } = new URL(databaseUrl);
  proxy = await silentProxy({ host: hostname, port: Number(port) });
  const env = { ...home.env, DIFF_PACKAGE_COUNT: '0' };
  servers = await Promise.all(
    [databaseUrl, proxy.through(databaseUrl)].map((url) => spawnServer({ ...env, DATABASE_URL: url })),
  );
  const customer = await makeCustomer(home.env, servers[0]!.url);
  [one, other] = servers.map(({ url }) => toolsOf(customer, url)) as [Tools, Tools];
});
afterAll(async () => {
  proxy.heal();
  await Promise.all(servers.map((server) => server.kill('SIGKILL')));
  await proxy.stop();
  await home.drop();
});
beforeEach(async () => {
  proxy.heal();
  await seen(await release());
  await untilHearing(true);
});

/** Over the process that has the database for sure. */
async function release(): Promise<string> {
  return (await one.release(samplePackage(`silent ${++released}`))).json.package.label;
}

const labelAtOther = async (): Promise<string> => (await other.check('d-1')).json.update_info.label;

async function seen(label: string): Promise<number> {
  const { ms } = await eventually(labelAtOther, (now) => now === label, DEADLINE_MS);
  return ms;
}

/** Waits until the process hears of changes, or has noticed that it does not. */
async function untilHearing(isWanted: boolean): Promise<void> {
  await eventually(
    async () =>
      servers[1]!.log.findLast(({ msg }) => /hears? of changes|heard of again/.test(msg))?.msg ?? '',
    (last) => last.includes('was lost') !== isWanted,
    DEADLINE_MS,
  );
}

test('while no connection can hear of changes, checks see them all the same', async () => {
  proxy.silence('listening');
  const latest: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const label = await release();
    latest.push(await seen(label));
    expect(await labelAtOther()).toBe(label);
  }
  console.log(`seen after ${latest.map((ms) => ms.toFixed(0)).join(', ')} ms, without any news`);
});

test('when every connection dies silently and new ones work, everything goes on', async () => {
  proxy.silence('all');
  proxy.heal();
  const label = await release();
  await untilHearing(false);
  await seen(label);
  const { status } = await other.ask('GET', '/apps');
  expect(status).toBe(200);
});

test('while the whole database is silent, checks are answered from memory, and catch up afterwards', async () => {
  const known = await labelAtOther();
  proxy.silence('all');
  const label = await release();
  await untilHearing(false);
  for (let turn = 0; turn < 3; turn++) expect(await labelAtOther()).toBe(known);
  proxy.heal();
  await seen(label);
  await eventually(
    () => other.ask('GET', '/apps'),
    ({ status }) => status === 200,
    DEADLINE_MS,
  );
});
