import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiProblem, createClient, type Client } from '@codepushgo/contract/client';
import { makeAccount, makeApp, makeOrg, makeProject } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { zipOf } from '../../testing/release-world.ts';

const CHUNK = 4 * 1024 * 1024;
let server: TestServer;
let api: Client;
let at: { org: string; app: string; channel: string };
beforeAll(async () => {
  server = await makeServer();
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const project = await makeProject(owner, org.slug);
  const { app } = await makeApp(owner, org.slug, project.slug);
  at = { org: org.slug, app: app.name, channel: 'Staging' };
  api = createClient({ serverUrl: server.url, accessKey: owner.accessKey });
});
afterAll(() => server.stop());

async function upload(bytes: Buffer, purpose: 'package' | 'source-map' = 'package'): Promise<string> {
  const { org, app } = at;
  const sizeBytes = bytes.length;
  const begun = await api.releases.startUpload({ org, app, sizeBytes, fileName: 'x.zip', purpose });
  const ref = { org, upload: begun.id };
  const count = Math.ceil(bytes.length / begun.chunkSizeBytes);
  for (let number = count; number >= 1; number--) {
    const part = bytes.subarray((number - 1) * begun.chunkSizeBytes, number * begun.chunkSizeBytes);
    const sent = await api.releases.putChunk({
      ...ref,
      number,
      chunk: new File([new Uint8Array(part)], 'chunk'),
    });
    expect(sent).toEqual({ number, sizeBytes: part.length });
  }
  expect((await api.releases.getUpload(ref)).receivedChunks).toHaveLength(count);
  const done = await api.releases.finishUpload(ref);
  expect(done).toMatchObject({ state: 'finished', sizeBytes: bytes.length });
  return begun.id;
}

test('a release goes its whole way over the typed client', async () => {
  const bytes = zipOf({ 'CodePush/main.jsbundle': randomBytes(CHUNK).toString('base64') });
  const map = Buffer.from('{"version":3}');
  const draft = await api.releases.check({ ...at, appVersion: '1.0.0' });
  expect(draft).toEqual({ nextLabel: 'v1', problems: [] });
  const large = await api.releases.check({ ...at, appVersion: '1.0.0', sizeBytes: 10 ** 12 });
  const limitBytes = server.config.uploadLimitBytes;
  // The facts come along: clients word them in other languages.
  expect(large.problems).toMatchObject([
    { code: 'payload-too-large', reason: 'package-too-large', limitBytes, actualBytes: 10 ** 12 },
  ]);
  const made = await api.releases.create({
    ...at,
    upload: await upload(bytes),
    sourceMapUpload: await upload(map, 'source-map'),
    appVersion: '1.0.0',
    rollout: 20,
    commit: 'abc',
  });
  expect(made).toMatchObject({
    label: 'v1',
    rollout: 20,
    hasSourceMap: true,
    isSigned: false,
    sizeBytes: bytes.length,
  });
  expect(Buffer.from(await (await fetch(made.downloadUrl)).arrayBuffer()).equals(bytes)).toBe(true);
  const file = await api.releases.getSourceMap({ ...at, release: 'v1' });
  expect(await file.text()).toBe(map.toString());
  const release = { ...at, release: 'v1' };
  expect(await api.releases.update({ ...release, rollout: 100 })).toMatchObject({ rollout: null });
  expect(await api.releases.halt({ ...release, reason: 'why' })).toMatchObject({
    isHalted: true,
    haltReason: 'why',
  });
  expect(await api.releases.resume(release)).toMatchObject({ isHalted: false });
  expect(await api.releases.promote({ ...at, to: 'Production' })).toMatchObject({
    label: 'v1',
    originalChannel: 'Staging',
  });
  const second = await upload(zipOf({ 'CodePush/main.jsbundle': 'two' }));
  await api.releases.create({ ...at, upload: second, appVersion: '1.0.0' });
  const named = async (search: string): Promise<string[]> =>
    (await api.releases.list({ ...at, search })).items.map(({ label }) => label);
  expect(await named('V2')).toEqual(['v2']);
  expect(await named('1.0.')).toEqual(['v2', 'v1']);
  expect(await named('%')).toEqual([]);
  expect(await api.releases.rollback(at)).toMatchObject({ label: 'v3', originalLabel: 'v1' });
  const page = await api.releases.list({ ...at, limit: 2 });
  expect(page.items.map((one) => one.label)).toEqual(['v3', 'v2']);
  expect(
    (await api.releases.list({ ...at, limit: 2, cursor: page.nextCursor! })).items.map((one) => one.label),
  ).toEqual(['v1']);
  expect(await api.releases.get(release)).toMatchObject({ label: 'v1' });
  await api.releases.clearHistory(at);
  expect((await api.releases.list(at)).items).toEqual([]);
});

test('a refusal arrives as a problem that says why', async () => {
  const broken = await upload(Buffer.from('PK\x03\x04 and nothing more'));
  const refused = await api.releases
    .create({ ...at, upload: broken, appVersion: '1.0.0' })
    .catch((error) => error);
  expect(refused).toBeInstanceOf(ApiProblem);
  expect(refused.problem).toMatchObject({ status: 400, code: 'invalid-package', reason: 'package-invalid' });
  await api.releases.cancelUpload({ org: at.org, upload: broken });
  const again = await api.releases
    .create({ ...at, upload: broken, appVersion: '1.0.0' })
    .catch((error) => error);
  expect(again.problem).toMatchObject({ status: 409, reason: 'upload-closed' });
});

test('the same idempotency key never releases twice', async () => {
  const sent = {
    ...at,
    upload: await upload(zipOf({ 'CodePush/main.jsbundle': 'three' })),
    appVersion: '3.0.0',
  };
  const options = { context: { idempotencyKey: 'once' } };
  const one = await api.releases.create(sent, options);
  expect(await api.releases.create(sent, options)).toEqual(one);
});

test('a chunk that is too large is refused before it is read', async () => {
  const { org, app } = at;
  const begun = await api.releases.startUpload({ org, app, sizeBytes: CHUNK, fileName: 'x' });
  const chunk = new File([new Uint8Array(7 * 1024 * 1024)], 'chunk');
  const refused = await api.releases
    .putChunk({ org: at.org, upload: begun.id, number: 1, chunk })
    .catch((error) => error);
  expect(refused.problem).toMatchObject({ status: 413, code: 'payload-too-large' });
});
