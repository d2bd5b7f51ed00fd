import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { askWire, wirePerson, zipOf, type WireAnswer, type WirePerson } from '../testing/wire-client.ts';

const CHUNK = 4 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface Begun {
  id: string;
  upload_domain: string;
  token: string;
}

let server: TestServer;
let person: WirePerson;
let base: string;

beforeAll(async () => void (server = await makeServer({ config: { uploadLimitBytes: 16 * 1024 * 1024 } })));
beforeEach(async () => {
  person = await wirePerson(server);
  await person.ask('POST', '/apps', { name: 'App' });
  base = `/v0.1/apps/${person.userName}/App/deployments/Staging`;
});
afterAll(() => server.stop());

async function begin(): Promise<Begun> {
  const begun = await person.ask('POST', `${base}/uploads`);
  expect(begun.status).toBe(200);
  return begun.json;
}

const step = (
  name: string,
  { id, token }: Begun,
  query: Record<string, string> = {},
  body?: Uint8Array<ArrayBuffer>,
): Promise<WireAnswer> =>
  askWire(server, 'POST', `/upload/${name}/${id}?${new URLSearchParams({ ...query, token })}`, body, {
    'content-type': 'application/x-binary',
  });
const describe = (begun: Begun, size: number) =>
  step('set_metadata', begun, { file_name: 'a.zip', file_Size: String(size), content_type: 'undefined' });
const release = (upload: Begun, body: Record<string, unknown> = {}) =>
  person.ask('POST', `${base}/releases`, { release_upload: upload, target_binary_version: '1.0.0', ...body });

test('an upload in chunks, in any order and again, becomes a release', async () => {
  const begun = await begin();
  expect(begun).toEqual({
    id: expect.stringMatching(UUID),
    upload_domain: server.url,
    token: expect.stringMatching(/^[\w.-]+$/),
  });
  const file = new Uint8Array(randomBytes(2 * CHUNK + 5));
  expect((await describe(begun, file.length)).json).toMatchObject({
    error: false,
    chunk_size: CHUNK,
    resume_restart: false,
    chunk_list: [1, 2, 3],
    blob_partitions: 1,
  });
  const chunk = (n: number) => file.slice((n - 1) * CHUNK, n * CHUNK);
  await step('upload_chunk', begun, { block_number: '3' }, chunk(3));
  const early = await step('finished', begun);
  expect([early.status, early.json]).toEqual([
    200,
    expect.objectContaining({ error: true, missing_chunks: [1, 2] }),
  ]);
  const answers = await Promise.all(
    [2, 1, 2].map((n) => step('upload_chunk', begun, { block_number: String(n) }, chunk(n))),
  );
  expect(answers.map(({ json }) => json)).toEqual([2, 1, 2].map((n) => ({ error: false, chunk_num: n })));
  const finished = await step('finished', begun);
  expect(finished.json).toMatchObject({
    error: false,
    state: 'Done',
    absolute_uri: expect.any(String),
    location: expect.any(String),
  });
  const made = await release(begun, {
    deployment_name: 'Staging',
    description: 'd',
    mandatory: true,
    rollout: 50,
    no_duplicate_release_error: false,
  });
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    label: 'v1',
    size: file.length,
    is_mandatory: true,
    is_disabled: false,
    rollout: 50,
    description: 'd',
  });
  const download = await fetch(made.json.blob_url);
  expect(Buffer.from(await download.arrayBuffer()).equals(file)).toBe(true);
});

test('conflicts and faults of a release', async () => {
  const file = zipOf({ 'CodePush/a.js': 'a' });
  const upload = async (): Promise<Begun> => {
    const begun = await begin();
    await describe(begun, file.length);
    await step('upload_chunk', begun, { block_number: '1' }, file);
    await step('finished', begun);
    return begun;
  };
  expect((await release(await upload())).status).toBe(201);
  const same = await release(await upload());
  expect([same.status, same.json.message]).toEqual([
    409,
    "The uploaded package was not released because it is identical to the contents of the specified deployment's current release.",
  ]);
  const bad = await release(await upload(), { target_binary_version: 'x.y', disabled: 'no' });
  expect([bad.status, bad.json.message]).toEqual([
    400,
    'target_binary_version: Field is invalid; disabled: Field is invalid',
  ]);
  expect((await person.ask('POST', `${base}/releases`, { target_binary_version: '1.0.0' })).status).toBe(400);
  const unfinished = await begin();
  expect((await release(unfinished)).status).toBe(409);
});

test('the token is the only credential: not that of another upload, not a key', async () => {
  const [mine, other] = [await begin(), await begin()];
  for (const wrong of [
    { ...mine, token: other.token },
    { ...mine, token: `${mine.token.split('.')[0]}.wrong` },
    { ...mine, token: person.secret },
    { ...mine, id: other.id },
  ]) {
    const answer = await describe(wrong, 10);
    expect([answer.status, answer.json.error]).toEqual([404, true]);
  }
  expect((await describe({ ...mine, id: mine.id.toUpperCase() }, 10)).status).toBe(200);
  const stranger = await wirePerson(server);
  expect((await stranger.ask('POST', `${base}/uploads`)).status).toBe(404);
});

test('sizes that do not fit end the upload', async () => {
  const begun = await begin();
  expect((await describe(begun, 0)).status).toBe(400);
  expect((await describe(begun, 17 * 1024 * 1024)).status).toBe(413);
  await describe(begun, 100);
  const short = await step('upload_chunk', begun, { block_number: '1' }, new Uint8Array(99));
  expect([short.status, short.json.error]).toEqual([400, true]);
  expect((await step('upload_chunk', begun, { block_number: '2' }, new Uint8Array(100))).status).toBe(400);
  expect((await step('cancel', begun)).json.error).toBe(false);
  expect((await step('upload_chunk', begun, { block_number: '1' }, new Uint8Array(100))).status).toBe(409);
});
