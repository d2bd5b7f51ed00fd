import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from './serve-site.ts';
import { siteFiles, type FindFile } from './site-files.ts';

const PAGE = `<!doctype html><title>Status</title>${'<p>All is well.</p>'.repeat(200)}`;
const UNPACKED = { br: brotliDecompressSync, gzip: gunzipSync, plain: (bytes: Buffer) => bytes };

let folder: string;
let find: FindFile;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-site-'));
  writeFileSync(join(folder, 'en'), PAGE);
  writeFileSync(join(folder, 'tiny.json'), '{}');
  writeFileSync(join(folder, 'icon.png'), PAGE);
  writeFileSync(join(folder, '404.html'), PAGE);
  find = siteFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (path: string, accepted: string | null, more: RequestInit = {}): Promise<Response> => {
  const headers = { ...(more.headers as object), ...(accepted !== null && { 'accept-encoding': accepted }) };
  return serveSite(new Request(`http://status.test/${path}`, { ...more, headers }), find, {});
};

test.each([
  [null, 'plain'],
  ['', 'plain'],
  ['deflate', 'plain'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.2, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'plain'],
  ['identity, gzip;q=0.5', 'plain'],
] as const)('who accepts %s gets a page as %s', async (accepted, expected) => {
  const answer = await ask('en', accepted);
  const body = Buffer.from(await answer.arrayBuffer());
  expect([answer.status, answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([
    200,
    expected === 'plain' ? null : expected,
    'accept-encoding',
  ]);
  expect(answer.headers.get('content-length')).toBe(String(body.length));
  expect(UNPACKED[expected](body).toString()).toBe(PAGE);
});

test('each encoding has an ETag of its own, under which it is known; HEAD tells the same', async () => {
  const etags = new Set<string>();
  for (const accepted of ['br', 'gzip', '']) {
    const answer = await ask('en', accepted);
    const etag = answer.headers.get('etag')!;
    const head = await ask('en', accepted, { method: 'HEAD' });
    expect([...head.headers]).toEqual([...answer.headers]);
    expect(await head.text()).toBe('');
    for (const other of etags)
      expect((await ask('en', accepted, { headers: { 'if-none-match': other } })).status).toBe(200);
    const known = await ask('en', accepted, { headers: { 'if-none-match': etag } });
    expect([known.status, known.headers.get('etag'), known.headers.get('vary')]).toEqual([
      304,
      etag,
      'accept-encoding',
    ]);
    expect(known.headers.get('content-encoding')).toBeNull();
    etags.add(etag);
  }
  expect(etags.size).toBe(3);
  expect([...etags].every((one) => one.startsWith('"'))).toBe(true);
});

test('nothing is packed that gains nothing; what is not there may be', async () => {
  const encodings = ['tiny.json', 'icon.png', 'nothing'].map(async (path) => {
    const { status, headers } = await ask(path, 'gzip');
    return [status, headers.get('content-encoding'), headers.get('vary')];
  });
  expect(await Promise.all(encodings)).toEqual([
    [200, null, 'accept-encoding'],
    [200, null, null],
    [404, 'gzip', 'accept-encoding'],
  ]);
});

test('a version is packed once, and a new version anew', async () => {
  const pack = async (): Promise<Buffer> => (await (await find('en'))!.encoded('gzip')).bytes;
  const [first, second] = await Promise.all([pack(), pack()]);
  expect(second).toBe(first);
  expect(await pack()).toBe(first);
  const changed = `${PAGE}<p>Now it is not.</p>`;
  writeFileSync(join(folder, 'en'), changed);
  expect(gunzipSync(await pack()).toString()).toBe(changed);
});
