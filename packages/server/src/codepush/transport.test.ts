import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { askWire, wirePerson, type WirePerson } from '../testing/wire-client.ts';

const INVALID =
  'The session or access key being used is invalid, please run "code-push-standalone login" again. If you are on an older version of the CLI, you may need to run "code-push-standalone logout" first to clear the session cache.';

let server: TestServer;
let person: WirePerson;

beforeAll(async () => {
  server = await makeServer({ config: { corsOrigins: ['https://first.example', 'https://second.example'] } });
  person = await wirePerson(server);
});
afterAll(() => server.stop());

test('the front door and the health answer need no key', async () => {
  const door = await askWire(server, 'GET', '/');
  expect([door.status, door.text]).toEqual([200, 'Welcome to the CodePush REST API!']);
  for (const path of ['/health', '/Health/']) {
    const health = await askWire(server, 'GET', path);
    expect([health.status, health.text]).toEqual([200, 'Healthy']);
    expect(health.headers.get('cache-control')).toBe('no-cache');
  }
});

test('every answer but the front door has the header fields of the wire', async () => {
  const answers = [
    await person.ask('GET', '/account'),
    await person.ask('GET', '/nowhere'),
    await askWire(server, 'GET', '/account'),
    await askWire(server, 'OPTIONS', '/apps'),
    await person.ask('GET', '/v0.1/user'),
  ];
  for (const { headers } of answers) {
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('etag')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBe('https://first.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-expose-headers')).toBe('Location');
    expect(headers.get('access-control-allow-methods')).toMatch(/^GET, POST, DELETE, PUT/);
    for (const name of ['Content-Type', 'X-CodePush-Plugin-Name', 'X-CodePush-SDK-Version']) {
      expect(headers.get('access-control-allow-headers')).toContain(name);
    }
  }
  expect((await askWire(server, 'GET', '/')).headers.get('access-control-allow-origin')).toBeNull();
});

test('a listed origin is named, a stranger gets the first of the list', async () => {
  const from = async (origin: string) =>
    (await person.ask('GET', '/account', undefined, { origin })).headers.get('access-control-allow-origin');
  expect(await from('https://second.example')).toBe('https://second.example');
  expect(await from('https://evil.example')).toBe('https://first.example');
});

test('the wire does not speak for downloads, pages and our own API', async () => {
  for (const path of ['/downloads/x', '/api/v1/x', '/api', '/sign-in', '/accesskey', '/readyz']) {
    const answer = await askWire(server, 'OPTIONS', path);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('routes match in any case and with a slash at the end, HEAD like GET', async () => {
  for (const path of ['/account', '/ACCOUNT', '/account/', '/accesskeys/', '/v0.1/USER/']) {
    expect((await person.ask('GET', path)).status).toBe(200);
  }
  const head = await person.ask('HEAD', '/apps/');
  expect([head.status, head.text]).toEqual([200, '']);
  const options = await askWire(server, 'OPTIONS', '/any/path');
  expect([options.status, options.text]).toEqual([204, '']);
});

test('authentication comes before routing', async () => {
  for (const path of ['/nowhere', '/accounts/x/apps', '/apps', '/v0.1/nowhere']) {
    expect((await askWire(server, 'GET', path)).status).toBe(401);
    expect((await askWire(server, 'POST', path, '{broken')).status).toBe(401);
  }
  expect((await person.ask('GET', '/accounts/x/apps')).status).toBe(404);
  expect((await person.ask('PUT', '/apps')).status).toBe(404);
});

test('a key that is missing, malformed or unknown gets the sentence that command lines print', async () => {
  const wrong: Record<string, string>[] = [
    {},
    { authorization: 'Bearer short' },
    { authorization: `Bearer ${'x'.repeat(37)}` },
    { authorization: `Basic ${person.secret}` },
  ];
  for (const headers of wrong) {
    const answer = await askWire(server, 'GET', '/account', undefined, headers);
    expect([answer.status, answer.text]).toEqual([401, INVALID]);
    expect(answer.headers.get('content-type')).toMatch(/^text\//);
  }
  const appCenter = await askWire(server, 'GET', '/v0.1/user');
  expect([appCenter.status, appCenter.json.message]).toEqual([401, INVALID]);
});

test('a key comes as bearer in any case or as X-API-Token; cookies and queries do not count', async () => {
  const right: Record<string, string>[] = [
    { authorization: `bearer ${person.secret}` },
    { authorization: `BEARER ${person.secret}` },
    { 'x-api-token': person.secret },
  ];
  for (const headers of right) {
    expect((await askWire(server, 'GET', '/account', undefined, headers)).status).toBe(200);
  }
  const cookie = { cookie: `codepushgo.session_token=${person.secret}` };
  expect((await askWire(server, 'GET', '/account', undefined, cookie)).status).toBe(401);
  expect((await askWire(server, 'GET', `/account?access_token=${person.secret}`)).status).toBe(401);
});

test('JSON that is broken or no object is refused on every route', async () => {
  const json = { 'content-type': 'application/json' };
  for (const [method, path] of [
    ['POST', '/apps'],
    ['PATCH', '/apps/x'],
    ['DELETE', '/apps/x'],
    ['POST', '/accessKeys'],
    ['POST', '/nowhere'],
    ['POST', '/v0.1/apps'],
  ] as const) {
    for (const body of ['{"name":', 'nonsense', '"text"', '7', 'null', '{}x']) {
      expect((await person.ask(method, path, body, json)).status, `${method} ${path} ${body}`).toBe(400);
    }
  }
});

test('a body over 10 kB is refused, declared or not', async () => {
  const large = JSON.stringify({ name: 'x'.repeat(11_000) });
  expect((await person.ask('POST', '/apps', large)).status).toBe(413);
  expect((await person.ask('POST', '/v0.1/apps', large)).json.message).toContain('10 kilobytes');
  const stream = new Blob([large]).stream();
  const chunked = await server.fetch('/apps', {
    method: 'POST',
    headers: { authorization: `Bearer ${person.secret}` },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(413);
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  expect((await person.ask('POST', '/apps', deep)).status).toBe(400);
});

test('no body is an empty one, and forms are read', async () => {
  const empty = await person.ask('POST', '/apps');
  expect([empty.status, empty.text]).toEqual([400, '[{"field":"name","message":"Field is required"}]']);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const made = await person.ask('POST', '/apps/', 'name=From+a+form', form);
  expect([made.status, made.json.app.name]).toEqual([201, 'From a form']);
});

test('names never come back as HTML', async () => {
  const answer = await person.ask('GET', `/apps/${encodeURIComponent('<b>x')}`);
  expect(answer.text).toBe('App "<b>x" does not exist.');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});
