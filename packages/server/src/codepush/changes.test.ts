import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { wirePerson, type WirePerson } from '../testing/wire-client.ts';

const STAGING = '/apps/App/deployments/Staging';
const PRODUCTION = '/apps/App/deployments/Production';

let server: TestServer;
let person: WirePerson;

beforeAll(async () => void (server = await makeServer()));
beforeEach(async () => {
  person = await wirePerson(server);
  await person.ask('POST', '/apps', { name: 'App' });
});
afterAll(() => server.stop());

const ship = (text: string, info: Record<string, unknown> = {}, deployment = 'Staging') =>
  person.release('App', deployment, { 'CodePush/a.js': text }, { appVersion: '1.0.0', ...info });
const patch = (info?: Record<string, unknown> | null) =>
  person.ask('PATCH', `${STAGING}/release`, info === undefined ? undefined : { packageInfo: info });
const promote = (info: Record<string, unknown> = {}) =>
  person.ask('POST', `${STAGING}/promote/Production`, { packageInfo: info });
const historyOf = async (path: string) => (await person.ask('GET', `${path}/history`)).json.history;
const said = ({ status, text }: { status: number; text: string }) => [status, text];

test('patch: changes what is sent, answers 204 when nothing changes', async () => {
  await ship('a', { description: 'first', rollout: 10 });
  await ship('b').then(({ status }) => expect(status).toBe(409));
  const changed = await patch({
    isMandatory: true,
    description: 'better',
    appVersion: '^1.0',
    rollout: 20,
    isDisabled: true,
  });
  expect(changed.status).toBe(200);
  expect(changed.json.package).toMatchObject({
    label: 'v1',
    isMandatory: true,
    isDisabled: true,
    description: 'better',
    appVersion: '^1.0',
    rollout: 20,
    releaseMethod: 'Upload',
  });
  for (const nothing of [
    undefined,
    null,
    {},
    { isMandatory: true },
    { description: '', appVersion: '' },
    { rollout: null },
  ]) {
    expect(said(await patch(nothing)), JSON.stringify(nothing)).toEqual([204, '']);
  }
});

test('patch: a label picks the release; releases and labels that are not there', async () => {
  expect(said(await patch({ isDisabled: true }))).toEqual([404, 'Deployment has no releases.']);
  await ship('a');
  await ship('b');
  expect((await patch({ label: 'v1', description: 'old' })).json.package).toMatchObject({
    label: 'v1',
    description: 'old',
  });
  expect(said(await patch({ label: 'v9', description: 'x' }))).toEqual([
    404,
    'Release not found for given label.',
  ]);
  expect(said(await patch({ label: 'v0', rollout: 'x' }))).toEqual([
    400,
    '[{"field":"label","message":"Field is invalid"},{"field":"rollout","message":"Field is invalid"}]',
  ]);
});

test('patch: a rollout only rises, 100 is stored as finished and shown as 100 by the write', async () => {
  await ship('a', { rollout: 30 });
  for (const rollout of [30, 29, 1]) {
    const refused = await patch({ rollout, isDisabled: true });
    expect(said(refused)).toEqual([409, 'Rollout value must be greater than "30", the existing value.']);
  }
  expect((await historyOf(STAGING))[0]).toMatchObject({ rollout: 30, isDisabled: false });
  expect((await patch({ rollout: 100 })).json.package.rollout).toBe(100);
  expect((await historyOf(STAGING))[0].rollout).toBeNull();
  expect(said(await patch({ rollout: 100 }))).toEqual([
    409,
    'Cannot update rollout value for a completed rollout release.',
  ]);
});

test('promote: copies the newest release, even a disabled one, with its own rollout', async () => {
  await ship('a', { description: 'text', isMandatory: true, rollout: 40 });
  await patch({ isDisabled: true });
  const [source] = await historyOf(STAGING);
  server.clock.advance(1000);
  const made = await promote();
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(PRODUCTION);
  const { packageHash, blobUrl, size, appVersion, description } = source;
  expect(made.json.package).toEqual({
    packageHash,
    blobUrl,
    size,
    appVersion,
    description,
    isDisabled: true,
    isMandatory: true,
    rollout: 100,
    label: 'v1',
    releaseMethod: 'Promote',
    originalLabel: 'v1',
    originalDeployment: 'Staging',
    releasedBy: person.email,
    uploadTime: server.clock.nowMs(),
  });
  expect((await historyOf(PRODUCTION))[0].rollout).toBeNull();
});

test('promote: the body overrides, an empty text does not', async () => {
  await ship('a', { description: 'kept', isMandatory: true });
  await ship('b');
  const body = {
    label: 'v1',
    description: '',
    appVersion: '>=1 <2',
    isMandatory: false,
    isDisabled: true,
    rollout: 15,
  };
  expect((await promote(body)).json.package).toMatchObject({
    originalLabel: 'v1',
    description: 'kept',
    appVersion: '>=1 <2',
    isMandatory: false,
    isDisabled: true,
    rollout: 15,
  });
});

test('promote: refusals in their order', async () => {
  const to = (from: string, dest: string, info: Record<string, unknown> = {}) =>
    person.ask('POST', `/apps/App/deployments/${from}/promote/${dest}`, { packageInfo: info });
  expect((await to('Nope', 'Nope', { rollout: 0 })).status).toBe(400);
  expect(said(await to('Nope', 'Production'))).toEqual([404, 'Deployment "Nope" does not exist.']);
  expect(said(await to('Staging', 'Nope'))).toEqual([404, 'Deployment "Nope" does not exist.']);
  expect(said(await promote())).toEqual([404, 'Cannot promote from a deployment with no enabled releases.']);
  await ship('a', { rollout: 10 }, 'Production');
  expect(said(await promote())).toEqual([404, 'Cannot promote from a deployment with no enabled releases.']);
  await ship('a');
  expect(said(await promote())).toEqual([
    409,
    'Cannot promote to an unfinished rollout release unless it is already disabled.',
  ]);
  await person.ask('PATCH', `${PRODUCTION}/release`, { packageInfo: { isDisabled: true } });
  const same =
    "The uploaded package was not promoted because it is identical to the contents of the targeted deployment's current release.";
  expect(said(await promote())).toEqual([409, same]);
  // Judged by the source's own version, not by the one in the body.
  expect(said(await promote({ appVersion: '2.0.0' }))).toEqual([409, same]);
  expect(said(await promote({ label: 'v7' }))).toEqual([
    404,
    'Cannot promote from a deployment with no enabled releases.',
  ]);
  await ship('b');
  expect((await promote()).status).toBe(201);
  expect((await historyOf(PRODUCTION)).map((p: { rollout: null }) => p.rollout)).toEqual([null, null]);
});

test('roll back: makes a new release of the one before, twice swaps back and forth', async () => {
  await ship('a', { description: 'first', isMandatory: true });
  await ship('b', { rollout: 20 });
  const made = await person.ask('POST', `${STAGING}/rollback/`);
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(STAGING);
  const [first] = await historyOf(STAGING);
  expect(made.json.package).toEqual({
    ...first,
    label: 'v3',
    rollout: 100,
    releaseMethod: 'Rollback',
    originalLabel: 'v1',
    releasedBy: person.email,
    uploadTime: server.clock.nowMs(),
  });
  expect((await historyOf(STAGING)).map((p: { rollout: null }) => p.rollout)).toEqual([null, null, null]);
  expect((await person.ask('POST', `${STAGING}/rollback`)).json.package.originalLabel).toBe('v2');
  expect((await person.ask('POST', `${STAGING}/rollback`)).json.package.originalLabel).toBe('v3');
  expect(
    (await person.ask('POST', `${STAGING}/rollback/v1`, { ignored: true })).json.package.originalLabel,
  ).toBe('v1');
});

test('roll back: what stands in the way', async () => {
  const back = async (label = '') => said(await person.ask('POST', `${STAGING}/rollback${label}`));
  const why = 'Cannot perform rollback because';
  expect(await back()).toEqual([404, `${why} there are no releases on this deployment.`]);
  expect(await back('/v1')).toEqual([404, `${why} there are no releases on this deployment.`]);
  await ship('a');
  expect(await back()).toEqual([404, `${why} there are no prior releases to rollback to.`]);
  expect(await back('/v1')).toEqual([409, `${why} the target release (v1) is already the latest release.`]);
  expect(await back('/v5')).toEqual([
    404,
    `${why} the target release (v5) could not be found in the deployment history.`,
  ]);
  await ship('b', { appVersion: '1.0.1' });
  expect(await back()).toEqual([
    409,
    'Cannot perform rollback to a different app version. Please perform a new release with the desired replacement package.',
  ]);
});

test('a collaborator may release, patch, promote and roll back', async () => {
  const other = await wirePerson(server);
  await person.ask('POST', `/apps/App/collaborators/${encodeURIComponent(other.email)}`);
  expect(
    (await other.release('App', 'Staging', { 'CodePush/a.js': '1' }, { appVersion: '1.0.0' })).status,
  ).toBe(201);
  expect(
    (await other.release('App', 'Staging', { 'CodePush/a.js': '2' }, { appVersion: '1.0.0' })).status,
  ).toBe(201);
  expect(
    (await other.ask('PATCH', `${STAGING}/release`, { packageInfo: { isMandatory: true } })).status,
  ).toBe(200);
  expect((await other.ask('POST', `${STAGING}/promote/Production`)).status).toBe(201);
  const rolled = await other.ask('POST', `${STAGING}/rollback`);
  expect(rolled.json.package.releasedBy).toBe(other.email);
});
