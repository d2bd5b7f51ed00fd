import { afterAll, beforeAll, expect, test } from 'vitest';
import { besiege, sendRaw, type Besieged, type State } from './faults/besieged.ts';
import { answerOf } from './faults/customer.ts';
import { forgedCookie, MILLION, refusalOf } from './faults/refusal-of.ts';

// engine: postgres
// Requests that are no good before any body comes; see make-server.ts for the engines. Each gets a refusal of its
// own, nothing is stored, and the server goes on as before.

let server: Besieged;
let before: State;
beforeAll(async () => {
  server = await besiege({ CLIENT_SILENCE_SECONDS: '1', DIFF_PACKAGE_COUNT: '0' });
  // The first cookie that anybody shows makes the server's own secret.
  await answerOf(`${server.url}/api/v1/account`, 'GET', undefined, forgedCookie());
  before = await server.state();
});
afterAll(() => server.stop());

test('addresses and header fields without measure are refused', async () => {
  const get = (target: string, fields = ''): string => `GET ${target} HTTP/1.1\r\nHost: x\r\n${fields}\r\n`;
  const check = '/v0.1/public/codepush/update_check';
  const floods = [
    get(`${check}?deployment_key=${MILLION}&app_version=1.0.0`),
    get(`${check}?deployment_key=x&app_version=${MILLION}`),
    get(`${check}?deployment_key=x&app_version=1.0.0&client_unique_id=${MILLION}`),
    get(`/api/v1/organisations/${MILLION}/apps`),
    get(`/apps/${MILLION}`),
    get(`/downloads/${MILLION}`),
    get('/apps', `Authorization: Bearer ${MILLION}\r\n`),
    get('/apps', `Cookie: codepushgo.session_token=${MILLION}\r\n`),
    get('/apps', 'X-Flood: 1\r\n'.repeat(5000)),
  ];
  for (const [index, flood] of floods.entries())
    expect([index, refusalOf(await sendRaw(server.url, flood))]).toEqual([index, 431]);
  expect(await server.state()).toEqual(before);
});

test('what just fits into an address is refused where it has no business', async () => {
  const long = 'a'.repeat(12_000);
  const { tools, customer } = server;
  expect(refusalOf(await tools.check('', { deployment_key: long }))).toBe(400);
  expect(refusalOf(await tools.check('', { app_version: long }))).toBe(400);
  expect(refusalOf(await tools.ask('GET', `/apps/${long}`))).toBe(404);
  expect(refusalOf(await tools.ask('GET', `/api/v1/organisations/${long}/apps`))).toBe(400);
  expect(refusalOf(await tools.ask('GET', `/api/v1/organisations/${customer.org}/apps?cursor=${long}`))).toBe(
    400,
  );
  expect(await server.state()).toEqual(before);
});

test('what is no HTTP is refused', async () => {
  const post = `POST /apps HTTP/1.1\r\nHost: x\r\n`;
  const broken = [
    'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
    'nothing of that kind\r\n\r\n',
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc]),
    `${post}Content-Length: ten\r\n\r\n`,
    `${post}Content-Length: -1\r\n\r\n`,
    `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
    `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${post}Transfer-Encoding: chunked\r\nAuthorization: Bearer x\r\n\r\nzz\r\n`,
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nA B: 1\r\n\r\n',
  ];
  for (const [index, bytes] of broken.entries())
    expect([index, refusalOf(await sendRaw(server.url, bytes))]).toEqual([index, 400]);
  expect(await server.state()).toEqual(before);
});

test('a request that falls silent, or never ends its head, is refused', async () => {
  const head = (path: string, fields = ''): string =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.customer.secret}\r\n${fields}`;
  const length = 'Content-Length: 100000\r\n';
  const half = [
    `${head('/apps', `${length}Content-Type: application/json\r\n`)}\r\n{"name":`,
    `${head(`/api/v1/organisations/x/apps`, `${length}Content-Type: application/json\r\n`)}\r\n{"name":`,
    `${head('/v0.1/public/codepush/report_status/deploy', length)}\r\n{`,
    `${head('/apps/Shop/deployments/Production/release', `${length}Content-Type: multipart/form-data; boundary=x\r\n`)}\r\n--x\r\nContent-Disposition: form-data; name="package"; filename="a"\r\n\r\nPK`,
    head('/apps', 'X-Slow:'),
  ];
  const answers = await Promise.all(half.map((bytes) => sendRaw(server.url, bytes)));
  expect(answers.map(refusalOf)).toEqual([408, 408, 408, 408, 408]);
  expect(await server.state()).toEqual(before);
});

test('paths that try to lead elsewhere find nothing', async () => {
  const targets = [
    '/downloads/../../../etc/passwd',
    '/downloads/%2e%2e/%2e%2e/etc/passwd',
    `/downloads/${'0'.repeat(64)}`,
    `/downloads/${'A'.repeat(64)}`,
    '/downloads/%00',
    '/problems/__proto__',
    '/problems/constructor',
    '/api/v1/organisations/%00/apps',
    '/api/v1/organisations/%ff/apps',
    '/apps/%00',
    '/apps/%E0%A4%A',
    '/apps/..%2f..%2fetc',
    '/v0.1/apps/__proto__/constructor/deployments',
  ];
  for (const target of targets) {
    const head = `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${server.customer.secret}\r\n\r\n`;
    const { status } = await sendRaw(server.url, head);
    expect([target, status >= 400 && status < 500]).toEqual([target, true]);
  }
  expect(await server.state()).toEqual(before);
});

test('keys and tokens that are none are refused', async () => {
  const app = `/api/v1/organisations/${server.customer.org}/apps`;
  const keys = [
    '',
    'x',
    `${server.customer.secret}x`,
    server.customer.secret.slice(0, -1),
    "' or 1=1 --",
    '\u00ff',
  ];
  for (const key of keys) {
    const headers = { authorization: `Bearer ${key}` };
    for (const path of [app, '/apps', '/v0.1/user'])
      expect([path, key, refusalOf(await answerOf(server.url + path, 'GET', undefined, headers))]).toEqual([
        path,
        key,
        401,
      ]);
  }
  expect(refusalOf(await answerOf(server.url + app, 'GET', undefined, forgedCookie()))).toBe(401);
  expect(refusalOf(await server.tools.check('', { deployment_key: 'nobody-has-this-key' }))).toBe(404);
  expect(await server.state()).toEqual(before);
});
