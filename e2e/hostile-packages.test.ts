import { HOSTILE_ZIPS, type HostileZip } from '@codepushgo/bundle/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { besiege, type Besieged, type State, type Stock } from './faults/besieged.ts';
import type { Answer } from './faults/customer.ts';

// engine: postgres
// Every archive that is unfit for a package, on each of the three roads to a release; see make-server.ts for the engines.

const CHUNK_BYTES = 4 * 1024 * 1024;
const MEMORY_MB = 700;

let server: Besieged;
let before: State;
beforeAll(async () => {
  server = await besiege({ UPLOAD_LIMIT_MB: '10' });
  before = await server.state();
});
afterAll(() => server.stop());

const bytesOf = ({ build }: HostileZip): Uint8Array<ArrayBuffer> => new Uint8Array(build());
const sampleOf = (zip: Uint8Array<ArrayBuffer>) => ({ zip, sha256: '', packageHash: '' });

/** Without what an upload itself leaves until it expires. */
function withoutUploads({ rows }: Stock): Record<string, number> {
  const { uploads: _uploads, upload_chunks: _chunks, ...rest } = rows;
  return rest;
}

function expectRefused({ status, text }: Answer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  // A sentence, not a stack.
  expect(text).toMatch(/\w+ \w+.*\./);
  expect(text).not.toMatch(/\bat .*\.ts:\d+/);
}

describe('the multipart release', () => {
  test.each(HOSTILE_ZIPS)('refuses $title', async (hostile) => {
    expectRefused(await server.tools.release(sampleOf(bytesOf(hostile))));
    expect(await server.state()).toEqual(before);
  });

  test('refuses many bombs at the same time, in bounded memory', async () => {
    const bombs = HOSTILE_ZIPS.filter(({ title }) => title.includes('1.1 GiB'));
    const sent = [...bombs, ...bombs, ...bombs].map((bomb) => server.tools.release(sampleOf(bytesOf(bomb))));
    for (const answer of await Promise.all(sent)) expectRefused(answer);
    expect(await server.state()).toEqual(before);
  });
});

describe('the upload of the App Center surface', () => {
  test.each(HOSTILE_ZIPS)('refuses $title', async (hostile) => {
    const { tools, customer } = server;
    const zip = bytesOf(hostile);
    const base = `/v0.1/apps/${customer.org}/${customer.app}/deployments/Production`;
    const begun = (await tools.ask('POST', `${base}/uploads`, {})).json;
    const step = (name: string, query = '', body?: Uint8Array): Promise<Answer> =>
      tools.ask('POST', `/upload/${name}/${begun.id}?token=${begun.token}${query}`, body);
    await step('set_metadata', `&file_name=x.zip&file_size=${zip.length}`);
    for (let at = 0, number = 1; at < zip.length; at += CHUNK_BYTES, number++)
      await step('upload_chunk', `&block_number=${number}`, zip.subarray(at, at + CHUNK_BYTES));
    expect((await step('finished')).json.error).toBe(false);
    const body = { release_upload: begun, target_binary_version: '1.0.0' };
    expectRefused(await tools.ask('POST', `${base}/releases`, body));
    expect((await step('cancel')).status).toBe(200);
    expect(withoutUploads(await server.stock())).toEqual(withoutUploads(before));
  });
});

describe('our own API', () => {
  test.each(HOSTILE_ZIPS)('refuses $title', async (hostile) => {
    const { customer, tools } = server;
    const { releases } = tools.api;
    const zip = bytesOf(hostile);
    const { org, app } = customer;
    const { id } = await releases.startUpload({ org, app, sizeBytes: zip.length, fileName: 'x.zip' });
    const upload = { org, upload: id };
    for (let at = 0, number = 1; at < zip.length; at += CHUNK_BYTES, number++)
      await releases.putChunk({
        ...upload,
        number,
        chunk: new File([zip.subarray(at, at + CHUNK_BYTES)], 'x'),
      });
    await releases.finishUpload(upload);
    const target = { org, app, channel: 'Production', upload: id, appVersion: '1.0.0' };
    await expect(releases.create(target)).rejects.toMatchObject({
      problem: {
        code: 'invalid-package',
        status: 400,
        fault: hostile.code,
        detail: expect.stringMatching(/\.$/),
      },
    });
    await releases.cancelUpload(upload);
    expect(withoutUploads(await server.stock())).toEqual(withoutUploads(before));
  });
});

test('all of it happened in bounded memory', () => {
  console.log(`the server held ${server.peakMb().toFixed(0)} MB at most`);
  expect(server.peakMb()).toBeLessThan(MEMORY_MB);
});
