import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { openRelay, type Arrived } from '../packages/server/src/testing/post-world.ts';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import { makeSmallDisk, type SmallDisk } from '../packages/server/src/testing/small-disk.ts';
import { spawnServer, type SpawnedServer } from '../packages/server/src/testing/spawn-server.ts';
import { startPostgres, type RunningPostgres } from '../packages/server/src/testing/start-postgres.ts';
import { makeStatusHouse, type StatusHouse } from './faults/status-house.ts';

// Everything breaks but the status service, in real processes; then the status service itself is killed.

let disk: SmallDisk;
let postgres: RunningPostgres;
let home: ServerHome;
let platform: SpawnedServer;
let house: StatusHouse;
let status: SpawnedServer;
const mails: Arrived[] = [];
let onMail = async (): Promise<void> => undefined;
let relay: Awaited<ReturnType<typeof openRelay>>;
beforeAll(async () => {
  disk = makeSmallDisk(32, () => platform.process.pid!);
  postgres = await startPostgres();
  home = await makeServerHome({ dataDir: disk.folder, databaseUrl: await postgres.createDatabase('status') });
  relay = await openRelay(mails, () => onMail());
  const { port } = relay.server.address() as AddressInfo;
  house = await makeStatusHouse({ STATUS_SMTP_URL: `smtp://127.0.0.1:${port}` });
  [platform, status] = await Promise.all([
    spawnServer({ ...home.env, ROLES: 'web,device,worker,mail' }),
    house.start(),
  ]);
});
afterAll(async () => {
  await platform?.kill('SIGKILL');
  await status?.kill('SIGKILL');
  await new Promise<void>((done) => relay.close(done));
  await postgres?.stop();
  disk.drop();
  house?.drop();
});

/** The site answers, and what is said by break-glass is on it before the command ends. */
async function expectAlive(title: string): Promise<void> {
  expect((await house.fetch('/en')).status).toBe(200);
  const said = await house.say('post', '--impact', 'major', '--component', 'Update checks', title);
  expect([said.exitCode, said.stderr]).toEqual([0, '']);
  // One target in the way of the site keeps no other waiting.
  expect(said.stdout).toMatch(/Published to \S+site\.\n[^]*Not published to \S+file\/site yet/);
  expect(await house.openTitles()).toContain(title);
  expect((await house.say('incident', 'resolve', 'Over.')).exitCode).toBe(0);
  expect(await house.openTitles()).toEqual([]);
}

test('the platform’s disk is full, its database stops, it is killed: the site answers and can be written', async () => {
  disk.fill();
  await expectAlive('The disk is full');
  disk.free();
  await postgres.down();
  await expectAlive('The database is down');
  await platform.kill('SIGKILL');
  await expectAlive('Everything is down');
  const copied = async (): Promise<string> => readFileSync(join(house.copy, 'state.json'), 'utf8');
  const { answer } = await eventually(copied, (text) => text.includes('Everything is down'));
  expect(JSON.parse(answer)).toMatchObject({ indicator: 'none' });
});

test('the page shows it before any mail; after kill -9 the mail comes again, and is the same', async () => {
  const to = { kind: 'email', address: 'reader@example.com' };
  const headers = { 'content-type': 'application/json' };
  expect(
    (await house.fetch('/subscribe', { method: 'POST', headers, body: JSON.stringify(to) })).status,
  ).toBe(202);
  await eventually(
    async () => mails.length,
    (count) => count === 1,
  );
  const link = new URL(/https?:\S+\/confirm\S+/.exec(mails[0]!.text ?? '')![0]);
  expect((await house.fetch(link.pathname + link.search, { method: 'POST' })).status).toBe(200);

  let seen: string[] = [];
  onMail = async () => {
    if (mails.length !== 2) return;
    seen = await house.openTitles();
    await status.kill('SIGKILL');
  };
  await house.say('post', '--impact', 'major', '--component', 'Console', 'The console is down');
  await eventually(
    async () => mails.length,
    (count) => count === 2,
  );
  await eventually(
    async () => status.process.signalCode,
    (signal) => signal === 'SIGKILL',
  );
  expect(seen).toEqual(['The console is down']);
  onMail = async () => undefined;
  status = await house.start();
  await eventually(
    async () => mails.length,
    (count) => count === 3,
  );
  expect(mails[2]!.messageId).toBe(mails[1]!.messageId);
});

test('nobody has the facts: break-glass takes them itself, publishes and sends', async () => {
  await status.kill('SIGKILL');
  const said = await house.say('incident', 'resolve', 'It is back.');
  expect([said.exitCode, said.stdout]).toEqual([0, expect.stringContaining(`Published to ${house.copy}`)]);
  expect(readFileSync(join(house.copy, 'state.json'), 'utf8')).toContain('"indicator":"none"');
  expect(mails.at(-1)!.text).toContain('It is back.');
  status = await house.start();
  expect(await house.openTitles()).toEqual([]);
});

test('a process of role status loads nothing but itself', async () => {
  await house.fetch('/fr/history');
  const root = new URL('../', import.meta.url).href;
  const loaded = [...new Set(readFileSync(house.loadedFiles, 'utf8').trim().split('\n'))];
  const own = loaded.filter((url) => url.startsWith(root) && !url.includes('/node_modules/'));
  const names = own.map((url) => url.slice(root.length).replace('packages/server/src/', ''));
  const allowed =
    /^(?:platform\/|modules\/status[^/]*\/|main\.ts|config[^/]*\.ts|e2e\/faults\/log-loaded-files\.ts)/;
  expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  expect(names).toContain('modules/status-api/open-service.ts');
  const heavy = /node_modules\/(?:drizzle-orm|pg|pg-boss|@electric-sql|@orpc|better-auth|@aws-sdk)\//;
  expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  const rollup = `/proc/${status.process.pid}/smaps_rollup`;
  const [, own_kb = '?'] = existsSync(rollup)
    ? (/^Anonymous:\s+(\d+)/m.exec(readFileSync(rollup, 'utf8')) ?? [])
    : [];
  const ready = status.log.find(({ msg }) => msg === 'the server is ready');
  console.log(
    `role status: ${ready?.memoryMb} MB resident, ${Math.round(Number(own_kb) / 1024)} MB of them its own`,
  );
});

test('a publisher that has stopped shows its age five minutes later', async () => {
  await status.kill('SIGKILL');
  const page = readFileSync(join(house.copy, 'en.html'), 'utf8');
  const checkedMs = Date.parse(JSON.parse(readFileSync(join(house.copy, 'state.json'), 'utf8')).checkedAt);
  const warnsAfter = (ms: number): boolean => {
    const { window } = new JSDOM(page, {
      url: 'https://status.example.com/en',
      runScripts: 'dangerously',
      beforeParse: (made) => void (made.Date.now = () => checkedMs + ms),
    });
    const isShown = !window.document.querySelector('#stale')!.hidden;
    window.close();
    return isShown;
  };
  expect([warnsAfter(0), warnsAfter(299_000), warnsAfter(301_000)]).toEqual([false, false, true]);
});
