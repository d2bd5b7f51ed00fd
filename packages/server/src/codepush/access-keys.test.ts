import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSessionKey } from '#sessions';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { askWire, wirePerson, type WirePerson } from '../testing/wire-client.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
let person: WirePerson;

beforeAll(async () => void (server = await makeServer()));
beforeEach(async () => void (person = await wirePerson(server)));
afterAll(() => server.stop());

const askWith = (secret: string) =>
  askWire(server, 'GET', '/authenticated', undefined, { authorization: `Bearer ${secret}` });

test('the account shows name, address and no foreign providers', async () => {
  const { json } = await person.ask('GET', '/account');
  expect(json).toEqual({ account: { name: expect.any(String), email: person.email, linkedProviders: [] } });
  expect((await person.ask('GET', '/authenticated')).json).toEqual({ authenticated: true });
});

test('a new key shows its secret once, with its times and place', async () => {
  const made = await person.ask('POST', '/accessKeys/', { friendlyName: ' Büro & CI ', ttl: 5000 });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`/accessKeys/${encodeURIComponent('Büro & CI')}`);
  const now = server.clock.nowMs();
  expect(made.json.accessKey).toEqual({
    id: expect.any(String),
    name: expect.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{26,99}$/),
    friendlyName: 'Büro & CI',
    description: 'Büro & CI',
    createdBy: '127.0.0.1',
    createdTime: now,
    expires: now + 5000,
  });
  expect((await askWith(made.json.accessKey.name)).status).toBe(200);
  const shown = await person.ask('GET', `/accessKeys/${encodeURIComponent('Büro & CI')}`);
  expect(shown.json.accessKey).not.toHaveProperty('name');
  expect(shown.json.accessKey.friendlyName).toBe('Büro & CI');
});

test('defaults: 60 days, the old name of the friendly name, the address that a proxy tells', async () => {
  const made = await person.ask(
    'POST',
    '/accessKeys',
    { description: 'old' },
    { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' },
  );
  const { friendlyName, createdBy, createdTime, expires } = made.json.accessKey;
  expect([friendlyName, createdBy, expires - createdTime]).toEqual(['old', '203.0.113.9', 60 * DAY_MS]);
  const named = await person.ask('POST', '/accessKeys', { friendlyName: 'host', createdBy: 'build-7' });
  expect(named.json.accessKey.createdBy).toBe('build-7');
});

test('faults are a JSON list', async () => {
  const answer = await person.ask('POST', '/accessKeys', { ttl: -1, name: 'short' });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.json).toEqual([
    { field: 'friendlyName', message: 'Field is required' },
    { field: 'ttl', message: 'Field is invalid' },
    { field: 'name', message: 'Field is invalid' },
  ]);
  expect((await person.ask('POST', '/accessKeys', { friendlyName: 'x', ttl: 0 })).status).toBe(400);
  expect((await person.ask('POST', '/accessKeys', { friendlyName: 'x'.repeat(10_001) })).status).toBe(400);
});

test('the caller may choose the secret; taken names and secrets are 409', async () => {
  const name = `chosen_${person.userName}_key`;
  const made = await person.ask('POST', '/accessKeys', { friendlyName: 'mine', name });
  expect(made.json.accessKey.name).toBe(name);
  expect((await askWith(name)).status).toBe(200);
  const again = await person.ask('POST', '/accessKeys', { friendlyName: 'mine' });
  expect([again.status, again.text]).toEqual([409, 'The access key "mine" already exists.']);
  const secretTaken = await person.ask('POST', '/accessKeys', { friendlyName: 'other', name });
  expect([secretTaken.status, secretTaken.text]).toEqual([409, `The access key "${name}" already exists.`]);
  const asName = await person.ask('POST', '/accessKeys', { friendlyName: name });
  expect([asName.status, asName.text]).toEqual([409, `The access key "${name}" already exists.`]);
});

test('the list hides secrets, is oldest first and holds expired keys and sessions', async () => {
  server.clock.advance(1);
  await person.ask('POST', '/accessKeys', { friendlyName: 'brief', ttl: 1000 });
  server.clock.advance(1);
  await createSessionKey(person.ctx, 'laptop');
  server.clock.advance(2000);
  const { json } = await person.ask('GET', '/accessKeys');
  expect(
    json.accessKeys.map((key: { friendlyName: string }) => key.friendlyName.replace(/\d+/, 'N')),
  ).toEqual(['test', 'brief', 'Login-N']);
  expect(new Set(json.accessKeys.map((key: { name: string }) => key.name))).toEqual(new Set(['(hidden)']));
  expect(json.accessKeys[2]).toMatchObject({ isSession: true, createdBy: 'laptop' });
  expect(json.accessKeys[0]).not.toHaveProperty('isSession');
  expect(json.accessKeys[0].createdTime).toEqual(expect.any(Number));
});

test('keys are found by friendly name and by the secret itself', async () => {
  for (const name of ['test', person.secret]) {
    const found = await person.ask('GET', `/accessKeys/${name}`);
    expect([found.status, found.json.accessKey.friendlyName]).toEqual([200, 'test']);
  }
  const missing = await person.ask('GET', '/accessKeys/no%20such');
  expect([missing.status, missing.text]).toEqual([404, 'Access key "no such" does not exist.']);
  const patched = await person.ask('PATCH', '/accessKeys/none', {});
  expect([patched.status, patched.text]).toEqual([404, 'The access key "none" does not exist.']);
  const other = await wirePerson(server);
  expect((await other.ask('GET', `/accessKeys/${person.secret}`)).status).toBe(404);
});

test('renaming, a new expiry from now, and the end at once', async () => {
  const { json } = await person.ask('POST', '/accessKeys', { friendlyName: 'a', ttl: 1000 });
  const secret: string = json.accessKey.name;
  server.clock.advance(1000);
  const expired = await askWith(secret);
  expect(expired.status).toBe(401);
  expect(expired.text).toMatch(/^The session or access key being used has expired, please run /);
  const revived = await person.ask('PATCH', '/accessKeys/a', { friendlyName: 'b', ttl: '60000' });
  expect(revived.status).toBe(200);
  expect(revived.json.accessKey).toMatchObject({
    friendlyName: 'b',
    description: 'b',
    expires: server.clock.nowMs() + 60_000,
  });
  expect(revived.json.accessKey).not.toHaveProperty('name');
  expect((await askWith(secret)).status).toBe(200);
  await person.ask('PATCH', '/accessKeys/b', { ttl: 0 });
  expect((await askWith(secret)).status).toBe(401);
  const itself = await person.ask('PATCH', '/accessKeys/b', { friendlyName: 'b' });
  expect([itself.status, itself.text]).toEqual([409, 'The access key "b" already exists.']);
  expect((await person.ask('PATCH', '/accessKeys/b', { friendlyName: '' })).status).toBe(400);
  expect((await person.ask('DELETE', '/accessKeys/b')).status).toBe(204);
  expect((await person.ask('DELETE', '/accessKeys/b')).text).toBe('Access key "b" does not exist.');
});

test('removing a machine signs out its sessions and leaves its other keys', async () => {
  const session = await createSessionKey(person.ctx, 'my machine');
  await person.ask('POST', '/accessKeys', { friendlyName: 'stays', createdBy: 'my machine' });
  expect((await person.ask('DELETE', '/sessions/my%20machine')).status).toBe(204);
  expect((await askWith(session.secret)).status).toBe(401);
  expect((await person.ask('GET', '/accessKeys/stays')).status).toBe(200);
  const none = await person.ask('DELETE', '/sessions/my%20machine');
  expect([none.status, none.text]).toEqual([404, 'There are no sessions associated with "my machine."']);
});
