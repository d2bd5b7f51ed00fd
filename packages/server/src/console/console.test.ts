import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAccount } from '#accounts';
import type { AppEnv } from '../platform/part.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { visitor } from '../testing/visitor.ts';
import { mountConsole } from './part.ts';

const PAGE = `<html lang="__LANGUAGE__" data-theme="__THEME__"><script nonce="__NONCE__" id="boot">__BOOT__</script></html>`;
const SCRIPT = 'console.log("hello");'.repeat(100);
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const PASSWORD = 'four odd words here';

let server: TestServer;
let cookie: string;
const folder = mkdtempSync(join(tmpdir(), 'codepushgo-console-'));
beforeAll(async () => {
  server = await makeServer();
  const person = { email: 'ada@example.com', name: '</script><b>Ada', operator: false, password: PASSWORD };
  await createAccount(server.ctx(), { ...person, accessKeyName: 'test' });
  const browser = visitor(server);
  await browser.post('/sign-in', { email: person.email, password: PASSWORD });
  cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'index-a1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'index-a1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'index-a1.js.gz'), gzipSync(SCRIPT));
});

/** The console alone, on a build of this test. */
function consoleOn(build: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('*', async (c, next) => {
    c.set('ctx', server.ctx());
    await next();
  });
  mountConsole(app, build);
  return app;
}

test('the page knows who asks, and lets in only what carries its nonce', async () => {
  const app = consoleOn(folder);
  const ask = async () => app.request('/o/acme/p/shop', { headers: { cookie } });
  const [first, second] = [await ask(), await ask()];
  const html = await first.text();
  const nonce = /nonce="([^"]+)"/.exec(html)![1]!;
  expect(await second.text()).not.toContain(nonce);
  const policy = first.headers.get('content-security-policy')!;
  expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
  expect(policy).toContain("default-src 'none';");
  expect(policy).not.toMatch(/unsafe|https?:/);
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(html).toContain('<html lang="en" data-theme="system">');
  const boot = /id="boot">(.*?)<\/script>/s.exec(html)![1]!;
  expect(JSON.parse(boot)).toMatchObject({
    publicUrl: server.config.publicUrl,
    account: { name: '</script><b>Ada', email: 'ada@example.com' },
  });
});

test('whoever is not signed in is asked to, and comes back', async () => {
  const app = consoleOn(folder);
  for (const path of ['/o', '/o/acme?new=project', '/admin/customers']) {
    const answer = await app.request(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ]);
  }
});

test('files are kept for good and travel in the smallest form that is read', async () => {
  const app = consoleOn(folder);
  const ask = (encoding: string) =>
    app.request('/assets/index-a1.js', { headers: { 'accept-encoding': encoding } });
  const packed = await ask('gzip, deflate, br');
  expect(Object.fromEntries(packed.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(SCRIPT);
  expect((await ask('gzip')).headers.get('content-encoding')).toBe('gzip');
  for (const plain of ['', 'identity', 'br;q=0', 'gzip;q=0.0']) {
    const answer = await ask(plain);
    expect([plain, answer.headers.get('content-encoding')]).toEqual([plain, null]);
    expect(await answer.text()).toBe(SCRIPT);
  }
});

test('a file that no build had is not found; one of an earlier build still is there', async () => {
  const app = consoleOn(folder);
  const status = async (name: string) => (await app.request(`/assets/${name}`)).status;
  expect([await status('index-a1.js'), await status('index-b2.js')]).toEqual([200, 404]);
  for (const bad of ['..%2Findex.html', '%2e%2e', 'index-a1.js.br', '.vite'])
    expect(await status(bad)).toBe(404);
  rmSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'index-b2.js'), SCRIPT);
  writeFileSync(join(folder, 'index.html'), `${PAGE}<!-- newer -->`);
  utimesSync(join(folder, 'index.html'), 1, 1);
  expect([await status('index-b2.js'), await status('index-a1.js')]).toEqual([200, 200]);
});

test('without a build a page says what to do', async () => {
  const answer = await consoleOn(join(folder, 'none')).request('/o', { headers: { cookie } });
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm run build');
});

test('the addresses of the CodePush wire belong to it, except when a browser opens them', async () => {
  const asTool = await server.fetch('/');
  expect([asTool.status, await asTool.text()]).toEqual([200, 'Welcome to the CodePush REST API!']);
  const asBrowser = await server.fetch('/', { headers: BROWSER });
  expect([asBrowser.status, asBrowser.headers.get('location')]).toEqual([302, '/en']);
  for (const headers of [
    {},
    { accept: '*/*' },
    { accept: 'application/json' },
    { ...BROWSER, authorization: 'Bearer x' },
  ]) {
    const answer = await server.fetch('/account', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-methods')).toContain('DELETE');
  }
  const account = await server.fetch('/account', { headers: BROWSER });
  expect([account.status, account.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccount']);
  for (const path of ['/apps', '/accountants', '/accessKeys', '/health'])
    expect(
      (await server.fetch(path, { headers: BROWSER })).headers.get('access-control-expose-headers'),
    ).toBe('Location');
});
