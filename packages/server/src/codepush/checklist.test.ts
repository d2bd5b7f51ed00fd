import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { rolloutVectors } from '../testing/vectors.ts';
import {
  askWire,
  wirePerson,
  zipOf,
  releaseForm,
  type WireAnswer,
  type WirePerson,
} from '../testing/wire-client.ts';

// What is easiest to get wrong on the CodePush wire, numbered as its description does.
const STAGING = '/apps/App/deployments/Staging';
const PRODUCTION = '/apps/App/deployments/Production';
const CURRENT = '/v0.1/public/codepush';

let server: TestServer;
let person: WirePerson;
let key: string;

beforeAll(async () => void (server = await makeServer()));
beforeEach(async () => {
  person = await wirePerson(server);
  await person.ask('POST', '/apps', { name: 'App' });
  key = (await person.ask('GET', STAGING)).json.deployment.key;
});
afterAll(() => server.stop());

const ship = (text: string, info: Record<string, unknown> = {}, deployment = 'Staging') =>
  person.release('App', deployment, { 'CodePush/a.js': text }, { appVersion: '1.0.0', ...info });
const patch = (info: Record<string, unknown>, path = STAGING) =>
  person.ask('PATCH', `${path}/release`, { packageInfo: info });
const history = async (path = STAGING) => (await person.ask('GET', `${path}/history`)).json.history;
const check = async (query: Record<string, string> = {}) => {
  const all = new URLSearchParams({ deployment_key: key, app_version: '1.0.0', ...query });
  return (await askWire(server, 'GET', `${CURRENT}/update_check?${all}`)).json.update_info;
};
const report = (
  body: Record<string, string>,
  headers: Record<string, string> = { 'x-codepush-sdk-version': '4.2.3' },
) =>
  askWire(
    server,
    'POST',
    `${CURRENT}/report_status/deploy`,
    { deployment_key: key, app_version: '1.0.0', ...body },
    headers,
  );
const metrics = async (path = STAGING) => (await person.ask('GET', `${path}/metrics`)).json.metrics;
const said = ({ status, text }: WireAnswer) => [status, text];

test('1 the rollout hash is a double fold, not a 32-bit hash', async () => {
  await ship('a', { rollout: 30 });
  const rows = rolloutVectors().filter(({ label }) => label === 'v1');
  expect(rows.some(({ hash }) => hash !== (hash | 0))).toBe(true);
  for (const { client_unique_id, bucket } of rows) {
    expect((await check({ client_unique_id })).is_available, client_unique_id).toBe(bucket < 30);
  }
});

test('2 what a device runs is judged before filters; label beats hash; hash counts without a label', async () => {
  await ship('a');
  await ship('b', { isMandatory: true });
  await ship('c');
  const hashes = (await history()).map((release: { packageHash: string }) => release.packageHash);
  await patch({ label: 'v2', isDisabled: false });
  expect((await check({ package_hash: hashes[0] })).is_mandatory).toBe(true);
  expect((await check({ package_hash: hashes[1] })).is_mandatory).toBe(false);
  for (const label of ['', 'v2'])
    expect((await check({ label, package_hash: hashes[1] })).is_mandatory).toBe(false);
  // The label says v1, whatever the hash says.
  expect((await check({ label: 'v1', package_hash: hashes[1] })).is_mandatory).toBe(true);
  // A disabled release can be the one that runs.
  await patch({ label: 'v2', isDisabled: true });
  expect((await check({ label: 'v2', package_hash: hashes[1] })).is_mandatory).toBe(false);
  // Equal contents are no update, whatever label is claimed.
  expect((await check({ label: 'v1', package_hash: hashes[2] })).is_available).toBe(false);
});

test('3 two passes in a rollout, and nobody who has the release drops back', async () => {
  await ship('a');
  await ship('b', { rollout: 1 });
  const [, newest] = await history();
  const outside =
    rolloutVectors().find(({ label, bucket }) => label === 'v2' && bucket >= 1)?.client_unique_id ?? '';
  expect(await check({ client_unique_id: outside })).toMatchObject({ is_available: true, label: 'v1' });
  expect(await check()).toMatchObject({ is_available: true, label: 'v1' });
  const running = { client_unique_id: outside, label: 'v2', package_hash: newest.packageHash };
  expect((await check(running)).is_available).toBe(false);
});

test('4 versions echo what the client said, or name the newest range; only older binaries are told to update', async () => {
  await ship('a', { appVersion: '1.0.0' });
  expect(await check({ app_version: '1.0' })).toMatchObject({
    app_version: '1.0',
    target_binary_range: '1.0',
    update_app_version: false,
  });
  const older = {
    is_available: false,
    app_version: '1.0.0',
    target_binary_range: '1.0.0',
    update_app_version: true,
    should_run_binary_version: true,
  };
  expect(await check({ app_version: '0.9.0' })).toMatchObject(older);
  expect(await check({ app_version: '2.0.0' })).toMatchObject({ ...older, update_app_version: false });
});

test('5 same contents: exact versions look back, ranges only at the newest; promotion judges by the source', async () => {
  await ship('a', { appVersion: '1.*' });
  expect((await ship('a')).status).toBe(409);
  expect((await ship('a', { appVersion: '1.x' })).status).toBe(409);
  await ship('a', { appVersion: '2.0.0' });
  expect((await ship('a')).status).toBe(409);
  expect((await ship('a', { appVersion: '1.*' })).status).toBe(201);
  const promote = (info: Record<string, unknown>) =>
    person.ask('POST', `${STAGING}/promote/Production`, { packageInfo: info });
  expect((await promote({})).status).toBe(201);
  expect((await promote({ appVersion: '3.0.0' })).status).toBe(409);
});

test('6 labels rise until the history is cleared; releases finish rollouts; promotion inherits none', async () => {
  await ship('a', { rollout: 50 });
  await person.ask('POST', `${STAGING}/promote/Production`);
  expect((await history(PRODUCTION))[0].rollout).toBeNull();
  await patch({ isDisabled: true });
  await ship('b');
  expect((await history()).map((one: { label: string; rollout: null }) => [one.label, one.rollout])).toEqual([
    ['v1', null],
    ['v2', null],
  ]);
  await person.ask('DELETE', `${STAGING}/history`);
  expect((await ship('c')).json.package.label).toBe('v1');
  // Past the 50 that are shown: releases.test.ts.
});

test('7 PATCH: 204 when nothing changes, rollouts only rise, 100 is read as null and written as 100', async () => {
  await ship('a', { rollout: 50 });
  expect((await patch({ isDisabled: false })).status).toBe(204);
  expect((await patch({ rollout: 50 })).status).toBe(409);
  expect((await patch({ rollout: 100 })).json.package.rollout).toBe(100);
  expect((await history())[0].rollout).toBeNull();
});

test('8 the hash sorts by code unit and leaves the signature out; the diff brings it', async () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const files = {
    'CodePush/ä.js': '1',
    'CodePush/a/b.js': '2',
    'CodePush/a.js': '3',
    'CodePush/a-b.js': '4',
    'CodePush/A.js': '5',
  };
  const lines = ['A.js', 'a-b.js', 'a.js', 'a/b.js', 'ä.js'].map((name) => `CodePush/${name}`);
  const expected = sha(
    JSON.stringify(lines.map((name) => `${name}:${sha(files[name as keyof typeof files])}`)),
  );
  const big = { ...files, 'CodePush/same.bin': createHash('sha512').update('x').digest('hex').repeat(200) };
  expect(
    (await person.release('App', 'Staging', files, { appVersion: '1.0.0' })).json.package.packageHash,
  ).toBe(expected);
  await person.release('App', 'Staging', big, { appVersion: '1.0.0' });
  const signed = { ...big, 'CodePush/a.js': 'changed', 'CodePush/.codepushrelease': 'signature' };
  await person.release('App', 'Staging', signed, { appVersion: '1.0.0' });
  await server.jobs.settled();
  const [, second, third] = await history();
  const diff = third.diffPackageMap[second.packageHash];
  expect(diff.size).toBeLessThan(third.size);
  const update = await check({ label: 'v2', package_hash: second.packageHash });
  expect(update).toMatchObject({ download_url: diff.url, package_size: diff.size });
  const archive = Buffer.from(await (await fetch(diff.url)).arrayBuffer()).toString('latin1');
  for (const name of ['hotcodepush.json', 'CodePush/a.js', 'CodePush/.codepushrelease'])
    expect(archive).toContain(name);
  expect(archive).not.toContain('CodePush/same.bin');
});

test('9 leaving counts down where the device was; a range in the SDK header is no legacy; failures count as such alone', async () => {
  await ship('a');
  await ship('a', {}, 'Production');
  const production: string = (await person.ask('GET', PRODUCTION)).json.deployment.key;
  const moved = { client_unique_id: 'd', label: 'v1', status: 'DeploymentSucceeded' };
  await report(moved);
  expect((await metrics()).v1.active).toBe(1);
  await report(
    {
      ...moved,
      deployment_key: production,
      previous_deployment_key: key,
      previous_label_or_app_version: 'v1',
    },
    { 'x-codepush-sdk-version': '^4.2.2' },
  );
  expect((await metrics()).v1).toEqual({ active: 0, downloaded: 0, failed: 0, installed: 1 });
  expect((await metrics(PRODUCTION)).v1.active).toBe(1);
  await report({ client_unique_id: 'e', label: 'v1', status: 'DeploymentFailed' });
  expect((await metrics()).v1).toEqual({ active: 0, downloaded: 0, failed: 1, installed: 1 });
});

describe('10 errors', () => {
  test('are sentences, lists for faulty fields, and messages on the App Center surface', async () => {
    const sentence = await person.ask('GET', '/apps/None');
    expect(sentence.headers.get('content-type')).toMatch(/^text\//);
    expect(said(sentence)).toEqual([404, 'App "None" does not exist.']);
    const faults = '[{"field":"name","message":"Field is required"}]';
    expect(said(await person.ask('POST', '/apps', {}))).toEqual([400, faults]);
    const list = await person.ask('POST', '/accessKeys', {});
    expect(list.headers.get('content-type')).toMatch(/^application\/json/);
    expect(list.json).toEqual([{ field: 'friendlyName', message: 'Field is required' }]);
    const message = await person.ask('GET', `/v0.1/apps/${person.userName}/None`);
    expect(message.json.message).toBe('App "None" does not exist.');
  });

  test('401 is for bad keys alone', async () => {
    const other = await wirePerson(server);
    const limited = await person.ask('POST', '/api/v1/access-keys', {
      name: 'look',
      scope: { level: 'read' },
    });
    const asLimited = { authorization: `Bearer ${limited.json.secret}` };
    const statuses = [
      (await other.ask('GET', '/apps/App')).status,
      (await person.ask('GET', '/nowhere')).status,
      (await person.ask('POST', '/apps', '{')).status,
      (await person.ask('POST', '/apps', { name: 'New' }, asLimited)).status,
      (await person.ask('GET', '/apps', undefined, { authorization: 'Bearer nonsense' })).status,
    ];
    expect(statuses).toEqual([404, 404, 400, 403, 401]);
  });
});

test('11 downloads say their length, are not encoded, and never change', async () => {
  const made = await person.ask(
    'POST',
    `${STAGING}/release`,
    releaseForm(zipOf({ 'CodePush/a.js': 'x' }), { appVersion: '1.0.0' }),
  );
  const { blobUrl, size } = made.json.package;
  const answer = await fetch(blobUrl, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers.get('content-length')).toBe(String(size));
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect((await answer.arrayBuffer()).byteLength).toBe(size);
});

test('12 slashes at the end, missing bodies, both spellings on both routes, empty parameters', async () => {
  await ship('a');
  await ship('b');
  expect((await person.ask('POST', `${STAGING}/rollback/`)).status).toBe(201);
  const other = await wirePerson(server);
  expect(
    (await person.ask('POST', `/apps/App/collaborators/${encodeURIComponent(other.email)}/`)).status,
  ).toBe(201);
  const queries: Record<string, string>[] = [
    { deployment_key: key, app_version: '1.0.0', package_hash: '', label: '', client_unique_id: '' },
    { deploymentKey: ` ${key}\r\n`, appVersion: '1.0.0', packageHash: '', label: '', isCompanion: '' },
  ];
  for (const query of queries) {
    const now = await askWire(server, 'GET', `${CURRENT}/update_check/?${new URLSearchParams(query)}`);
    const old = await askWire(server, 'GET', `/UPDATECHECK?${new URLSearchParams(query)}`);
    expect([now.json.update_info.label, old.json.updateInfo.label]).toEqual(['v3', 'v3']);
    expect(old.json.updateInfo.downloadURL).toBe(now.json.update_info.download_url);
  }
});
