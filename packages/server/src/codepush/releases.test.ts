import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { packageHash } from '@codepushgo/bundle';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import {
  askWire,
  releaseForm,
  releasePath,
  wirePerson,
  zipOf,
  type WirePerson,
} from '../testing/wire-client.ts';

const SAME =
  "The uploaded package was not released because it is identical to the contents of the specified deployment's current release.";
const UNFINISHED = 'Please update the previous release to 100% rollout before releasing a new package.';
const PATH = '/apps/App/deployments/Staging';
const MEGABYTE = 1024 * 1024;

let server: TestServer;
let person: WirePerson;

beforeAll(async () => void (server = await makeServer({ config: { uploadLimitBytes: 2 * MEGABYTE } })));
beforeEach(async () => {
  person = await wirePerson(server);
  await person.ask('POST', '/apps', { name: 'App' });
});
afterAll(() => server.stop());

const ship = (text: string, info: Record<string, unknown> = {}) =>
  person.release('App', 'Staging', { 'CodePush/a.js': text }, { appVersion: '1.0.0', ...info });
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const history = async () => (await person.ask('GET', `${PATH}/history`)).json.history;

test('a release answers with all that the wire says of it', async () => {
  const zip = zipOf({ 'CodePush/a.js': 'hello' });
  const form = releaseForm(zip, {
    appVersion: '^1.2',
    description: 'Größe',
    isMandatory: true,
    rollout: '25',
    extra: 1,
  });
  const made = await person.ask('POST', `${PATH}/release`, form);
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe('/apps/App/deployments/Staging');
  const { blobUrl, ...shown } = made.json.package;
  expect(shown).toEqual({
    label: 'v1',
    appVersion: '^1.2',
    description: 'Größe',
    isDisabled: false,
    isMandatory: true,
    rollout: 25,
    packageHash: packageHash({ 'CodePush/a.js': sha('hello') }),
    size: zip.length,
    releaseMethod: 'Upload',
    releasedBy: person.email,
    uploadTime: server.clock.nowMs(),
  });
  const download = await fetch(blobUrl);
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(zip);
  expect(download.headers.get('content-length')).toBe(String(zip.length));
  expect(await history()).toEqual([made.json.package]);
});

test('a single file is a package too; unset values show their defaults', async () => {
  const made = await person.ask(
    'POST',
    `${PATH}/release/`,
    releaseForm(new TextEncoder().encode('bundle'), { appVersion: '1.0.0' }),
  );
  expect(made.json.package).toMatchObject({
    packageHash: sha('bundle'),
    size: 6,
    rollout: 100,
    isDisabled: false,
    isMandatory: false,
  });
  expect((await history())[0].rollout).toBeNull();
});

test('the parts may come in either order', async () => {
  const form = new FormData();
  form.append('packageInfo', '{"appVersion":"1.0.0"}');
  form.append('other', 'ignored');
  form.append('package', new Blob([zipOf({ 'CodePush/a.js': 'x' })]));
  expect((await person.ask('POST', `${PATH}/release`, form)).status).toBe(201);
});

test('refusals come in their order: file, packageInfo, app, permission, deployment', async () => {
  const zip = zipOf({ 'CodePush/a.js': 'x' });
  const send = (path: string, form: FormData, who = person) => who.ask('POST', path, form);
  const noFile = new FormData();
  noFile.append('packageInfo', '{}');
  const missing = await send('/apps/Nope/deployments/Staging/release', noFile);
  expect([missing.status, missing.text]).toEqual([400, 'A deployment package must include a file.']);
  expect((await person.ask('POST', `${PATH}/release`)).text).toBe(
    'A deployment package must include a file.',
  );
  const bad = await send(
    '/apps/Nope/deployments/Staging/release',
    releaseForm(zip, { rollout: 101, isDisabled: 'no' }),
  );
  expect([bad.status, bad.text]).toEqual([
    400,
    '[{"field":"appVersion","message":"Field is required"},{"field":"isDisabled","message":"Field is invalid"},{"field":"rollout","message":"Field is invalid"}]',
  ]);
  const unparsable = releaseForm(zip, {});
  unparsable.set('packageInfo', '{"appVersion":');
  expect((await send(`${PATH}/release`, unparsable)).text).toBe(
    '[{"field":"appVersion","message":"Field is required"}]',
  );
  const form = () => releaseForm(zip, { appVersion: '1.0.0' });
  expect((await send('/apps/Nope/deployments/Nope/release', form())).text).toBe('App "Nope" does not exist.');
  expect((await send('/apps/App/deployments/Nope/release', form())).text).toBe(
    'Deployment "Nope" does not exist.',
  );
  const noKey = await askWire(server, 'POST', `${PATH}/release`, form());
  expect(noKey.status).toBe(401);
  expect(await history()).toEqual([]);
});

test('a file over the limit is refused by name of the limit, and nothing is kept', async () => {
  const large = new Uint8Array(2 * MEGABYTE + 1);
  const answer = await person.ask('POST', `${PATH}/release`, releaseForm(large, { appVersion: '1.0.0' }));
  expect([answer.status, answer.text]).toEqual([
    413,
    'The uploaded file is larger than the size limit of 2 megabytes.',
  ]);
  const exact = await person.ask(
    'POST',
    `${PATH}/release`,
    releaseForm(large.slice(1), { appVersion: '1.0.0' }),
  );
  expect(exact.status).toBe(201);
  expect(await history()).toHaveLength(1);
});

test('a damaged archive is refused in words', async () => {
  const zip = zipOf({ 'CodePush/a.js': 'x'.repeat(1000) });
  const answer = await person.ask(
    'POST',
    `${PATH}/release`,
    releaseForm(zip.slice(0, -30), { appVersion: '1.0.0' }),
  );
  expect(answer.status).toBe(400);
  expect(answer.text.length).toBeGreaterThan(20);
});

test('several releases at once keep their own files', async () => {
  for (const name of ['A', 'B', 'C', 'D']) await person.ask('POST', `/apps/App/deployments`, { name });
  const made = await Promise.all(
    ['A', 'B', 'C', 'D'].map((name) =>
      person.release('App', name, { 'CodePush/a.js': name.repeat(5000) }, { appVersion: '1.0.0' }),
    ),
  );
  expect(made.map(({ json }) => json.package.packageHash)).toEqual(
    ['A', 'B', 'C', 'D'].map((name) => packageHash({ 'CodePush/a.js': sha(name.repeat(5000)) })),
  );
});

test('a new release finishes the rollout before it, once that is 100 % or disabled', async () => {
  await ship('a', { rollout: 20 });
  const refused = await ship('b');
  expect([refused.status, refused.text]).toEqual([409, UNFINISHED]);
  await person.ask('PATCH', `${PATH}/release`, { packageInfo: { isDisabled: true } });
  expect((await ship('b', { rollout: 50 })).status).toBe(201);
  await person.ask('PATCH', `${PATH}/release`, { packageInfo: { rollout: 100 } });
  expect((await ship('c')).json.package.label).toBe('v3');
  expect((await history()).map((p: { rollout: number | null }) => p.rollout)).toEqual([null, null, null]);
});

test('labels go on past the 50 releases that are shown', async () => {
  for (let n = 1; n <= 53; n++) await ship(String(n));
  const shown = await history();
  expect(shown).toHaveLength(50);
  expect([shown[0].label, shown[49].label]).toEqual(['v4', 'v53']);
  const gone = await person.ask('POST', `${PATH}/rollback/v3`);
  expect([gone.status, gone.text]).toEqual([
    404,
    'Cannot perform rollback because the target release (v3) could not be found in the deployment history.',
  ]);
});

test('the same contents: an exact version looks back, a range only at the newest', async () => {
  await ship('a', { appVersion: '1.*' });
  const exact = await ship('a', { appVersion: '1.0.0' });
  expect([exact.status, exact.text]).toEqual([409, SAME]);
  expect((await ship('a', { appVersion: '1.x' })).status).toBe(409);
  expect((await ship('a', { appVersion: '2.0.0' })).status).toBe(201);
  expect((await ship('a', { appVersion: '1.0.0' })).status).toBe(409);
  expect((await ship('a', { appVersion: '1.*' })).status).toBe(201);
});

test('an older equal release of the same version with another one between is no conflict', async () => {
  await ship('a');
  await ship('b');
  expect((await ship('a')).status).toBe(201);
});

test('the release address takes any name', async () => {
  const app = 'Ünï 100% & co';
  await person.ask('POST', '/apps', { name: app });
  const made = await person.ask(
    'POST',
    releasePath(app, 'Staging'),
    releaseForm(zipOf({ 'a/b': 'x' }), { appVersion: '*' }),
  );
  expect(made.headers.get('location')).toBe(`/apps/${encodeURIComponent(app)}/deployments/Staging`);
});
