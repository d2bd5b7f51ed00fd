// engine: postgres, both in the long form
// A process of its own, because one test kills it; its database is one of those that make-server.ts uses.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '@codepushgo/contract/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../packages/server/src/testing/demo-process.ts';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import {
  runServerCommand,
  spawnServer,
  type SpawnedServer,
} from '../packages/server/src/testing/spawn-server.ts';
import { buildConsole } from '../packages/web/build-console.ts';
import { openBrowser } from './browser.ts';
import { pageFaults, visitConsole, type ConsoleVisit } from './console.ts';
import { mouseOf } from './hands.ts';
import { heldProxy, type HeldProxy } from './held-proxy.ts';

const MIB = 1024 * 1024;
const CHUNKS = 5;
/** How many chunks the page sends at the same time. */
const AT_ONCE = 3;
const SIZE_BYTES = 18 * MIB;
const PRODUCTION = { org: 'acme', app: 'shop-ios', channel: 'Production' };
const RELEASES = '/o/acme/p/shop/a/shop-ios/c/Production/releases';
const WAITING = 'Waiting for the connection. It goes on by itself; nothing is lost.';
const PERSON = { email: 'ada@example.com', password: 'four odd words here' };

let folder: string;
let home: ServerHome;
let env: Record<string, string>;
let server: SpawnedServer;
let proxy: HeldProxy;
let browser: Browser;
let api: Client;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-upload-'));
  const port = await freePort(5200);
  [home, browser, proxy] = await Promise.all([
    makeServerHome(),
    openBrowser(),
    heldProxy(port),
    buildConsole(),
  ]);
  env = { ...home.env, PORT: `${port}`, PUBLIC_URL: proxy.url };
  const { email, password } = PERSON;
  const args = ['create-account', '--email', email, '--name', 'Ada', '--access-key', 'test'];
  const made = await runServerCommand(env, args, password);
  server = await spawnServer(env);
  const { accessKey } = JSON.parse(made.stdout) as { accessKey: string };
  api = createClient({ serverUrl: server.url, accessKey });
  await api.organisations.create({ name: 'Acme', slug: 'acme' });
  await api.projects.create({ org: 'acme', name: 'Shop', slug: 'shop' });
  await api.apps.create({ org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
});
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await server?.kill('SIGKILL');
  await home?.drop();
  rmSync(folder, { recursive: true, force: true });
});

let visit: ConsoleVisit;
let page: Page;
/** The addresses of the chunks that the server took, in the order it did. */
let taken: string[];
beforeEach(async () => {
  visit = await visitConsole(browser, { url: proxy.url }, PERSON);
  ({ page } = visit);
  taken = [];
  visit.context.on('response', (answer) => {
    if (answer.request().method() === 'PUT' && answer.ok()) taken.push(new URL(answer.url()).pathname);
  });
});
afterEach(async () => {
  proxy.mend();
  await visit.context.close();
});

/** Writes a bundle of bytes that nobody has released yet. */
function writeBundle(): { path: string; sha256: string } {
  const bytes = randomBytes(SIZE_BYTES);
  const path = join(mkdtempSync(join(folder, 'build-')), 'main.jsbundle');
  writeFileSync(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Drops a bundle on the page of a new release and lets it go. */
async function send(path: string): Promise<void> {
  await visit.open(`${RELEASES}/new`, 'New release on Production');
  await page.getByLabel('Native versions').fill('1.0.0');
  await mouseOf(page).give(path);
  await submit();
}

async function submit(): Promise<void> {
  await page.getByRole('button', { name: /^Release v\d+$/ }).click();
}

/** Sends a bundle until the line has carried so much of it and fallen silent. */
async function sendHalf(path: string): Promise<void> {
  await visit.open('/o/acme/p/shop/a/shop-ios', 'shop-ios');
  // By way of the app, so that the page one may leave to is loaded when the line fails.
  await page.getByRole('main').getByRole('link', { name: 'Production' }).click();
  await page.getByRole('main').getByRole('link', { name: 'New release' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'New release on Production' }).waitFor();
  proxy.holdAfter(15 * MIB);
  await page.getByLabel('Native versions').fill('1.0.0');
  await mouseOf(page).give(path);
  await submit();
  await proxy.held();
}

/** Waits for the page of the release; what devices get, over how many uploads, and how often chunks were taken. */
async function outcome(): Promise<object> {
  await page.waitForURL(/\/releases\/v\d+$/);
  const [newest] = (await api.releases.list({ ...PRODUCTION, limit: 1 })).items;
  const { packageHash, sizeBytes } = newest!;
  const uploads = new Set(taken.map((path) => path.replace(/\d+$/, ''))).size;
  return { packageHash, sizeBytes, uploads, chunks: new Set(taken).size, taken: taken.length };
}

/** The outcome when exactly these bytes are released, and each chunk was taken once. */
function once(packageHash: string): object {
  return { packageHash, sizeBytes: SIZE_BYTES, uploads: 1, chunks: CHUNKS, taken: CHUNKS };
}

async function releaseCount(): Promise<number> {
  return (await api.releases.list(PRODUCTION)).items.length;
}

test('a line that breaks is waited for, and only what is missing is sent again', async () => {
  const { path, sha256 } = writeBundle();
  await sendHalf(path);
  proxy.cut();
  await page.getByText(WAITING).waitFor();
  await page.getByText('The server cannot be reached').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  proxy.mend();
  expect(await outcome()).toEqual(once(sha256));
});

test('a line that falls silent is given up, and the upload goes on over another', async () => {
  const { path, sha256 } = writeBundle();
  await page.clock.install();
  await sendHalf(path);
  // The page asks whether anybody is there, and takes no answer for no.
  const asked = page.waitForRequest('**/livez');
  await page.clock.fastForward(15_000);
  await asked;
  await page.clock.fastForward(10_000);
  await page.getByText(WAITING).waitFor();
  proxy.mend();
  expect(await outcome()).toEqual(once(sha256));
});

test('a server that is killed and started again gets the rest', async () => {
  const { path, sha256 } = writeBundle();
  await sendHalf(path);
  await server.kill('SIGKILL');
  proxy.mend();
  await page.getByText(WAITING).waitFor();
  server = await spawnServer(env);
  expect(await outcome()).toEqual(once(sha256));
});

test('an upload is cancelled for good, even while the line is down, and can be begun again', async () => {
  const { path, sha256 } = writeBundle();
  const before = await releaseCount();
  await sendHalf(path);
  proxy.cut();
  await page.getByText(WAITING).waitFor();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByText('The upload is cancelled. Nothing was released.').waitFor();
  proxy.mend();
  const upload = /uploads\/([^/]+)/.exec(taken[0]!)![1]!;
  const state = async (): Promise<string> => (await api.releases.getUpload({ org: 'acme', upload })).state;
  await expect.poll(state, { timeout: 10_000 }).toBe('cancelled');
  expect(await releaseCount()).toBe(before);
  taken.length = 0;
  await submit();
  expect(await outcome()).toEqual(once(sha256));
});

test('leaving the page is asked about, and the same files dropped again later go on', async () => {
  const { path, sha256 } = writeBundle();
  const before = await releaseCount();
  await sendHalf(path);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  const link = page
    .getByRole('navigation', { name: 'Where you are' })
    .getByRole('link', { name: 'shop-ios' });
  const dialog = page.getByRole('dialog', { name: 'Leave while the package is on its way?' });
  await link.click();
  await dialog.waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('progressbar', { name: 'Sending the package' }).waitFor();

  await link.click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL('**/a/shop-ios');
  proxy.mend();
  expect(await releaseCount()).toBe(before);
  await send(path);
  // What was on its way when the page was left may have arrived unseen; it is not sent again either.
  const sent = (await outcome()) as { chunks: number };
  expect(sent).toEqual({ ...once(sha256), chunks: sent.chunks, taken: sent.chunks });
  expect(sent.chunks).toBeGreaterThanOrEqual(CHUNKS - AT_ONCE);
});

test('a source map goes along, and what is none is refused before anything is sent', async () => {
  const [path, map] = ['main.jsbundle', 'main.jsbundle.map'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  writeFileSync(path, randomBytes(1000));
  await visit.open(`${RELEASES}/new`, 'New release on Production');
  await page.getByLabel('Native versions').fill('1.0.0');
  writeFileSync(map, 'not a map');
  await mouseOf(page).give(map);
  await page.getByText('main.jsbundle.map is a source map, not an update.').waitFor();
  await mouseOf(page).give(path);
  await page.getByLabel('Source map').setInputFiles(map);
  await page.getByText('main.jsbundle.map is not a source map.').waitFor();
  const release = page.getByRole('button', { name: /^Release v\d+$/ });
  expect(await release.isEnabled()).toBe(false);
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove the file' }).click();
  const text = JSON.stringify({ version: 3, sources: ['index.js'], names: [], mappings: 'AAAA' });
  writeFileSync(map, text);
  await page.getByLabel('Source map').setInputFiles(map);
  await release.click();
  await page.waitForURL(/\/releases\/v\d+$/);
  await page.getByText('Source map').waitFor();
  const label = new URL(page.url()).pathname.split('/').at(-1)!;
  const kept = await api.releases.getSourceMap({ ...PRODUCTION, release: label });
  expect(await kept.text()).toBe(text);
  expect(taken).toHaveLength(2);
  expect(visit.complaints).toEqual([]);
});
