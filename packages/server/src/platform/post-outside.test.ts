import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../config.ts';
import { startReceiver, type Receiver } from '../testing/receiver.ts';
import { postOutside, type OutsideRequest, type OutsideResult } from './post-outside.ts';

let receiver: Receiver;
/** On the same port of another address. */
let other: Receiver;
/** What the name server answers, one list a question; the last one again and again. */
let addresses: string[][];
let questions: string[];

beforeAll(async () => {
  receiver = await startReceiver();
  other = await startReceiver('127.0.0.2', receiver.port);
});
afterAll(() => Promise.all([receiver.stop(), other.stop()]));
beforeEach(() => {
  addresses = [['127.0.0.1']];
  questions = [];
  receiver.received.length = 0;
  receiver.answer = (_request, response) => response.writeHead(204).end();
});

const never = new AbortController().signal;

function post(
  url: string,
  more: Partial<OutsideRequest> = {},
  allowed = '127.0.0.1/32',
): Promise<OutsideResult> {
  const config = loadConfig({ WEBHOOK_ALLOW_PRIVATE: allowed });
  const resolveHost = async (host: string): Promise<string[]> => {
    questions.push(host);
    return (addresses.length > 1 ? addresses.shift() : addresses[0]) ?? [];
  };
  const request = { body: '{}', headers: {}, deadlineMs: 5000, answerBytes: 1024, signal: never };
  return postOutside({ config, resolveHost }, { url, ...request, ...more });
}

const named = (): string => `http://hooks.example:${receiver.port}/in?a=1`;

test('posts and keeps the beginning of the answer', async () => {
  receiver.answer = (_request, response) =>
    response.writeHead(503, { 'retry-after': '17' }).end(`a\0b${'x'.repeat(5000)}`);
  const result = await post(named(), { body: 'héllo', headers: { 'webhook-id': 'msg_1' } });
  expect(result).toEqual({ status: 503, retryAfter: '17', answer: `ab${'x'.repeat(1021)}` });
  expect(receiver.received).toMatchObject([
    {
      path: '/in?a=1',
      body: 'héllo',
      headers: { 'webhook-id': 'msg_1', host: expect.stringMatching(/^hooks/) },
    },
  ]);
});

test('connects to the address that was checked, also when the name means another one a moment later', async () => {
  addresses = [['127.0.0.1'], ['127.0.0.2']];
  expect(await post(named())).toMatchObject({ status: 204 });
  expect(questions).toEqual(['hooks.example']);
  expect([receiver.received.length, other.received.length]).toEqual([1, 0]);
  // The next message asks again, and is refused.
  expect(await post(named())).toEqual({ failure: 'address-not-allowed' });
  expect(other.received).toEqual([]);
});

test('one forbidden address among the answers is enough', async () => {
  addresses = [['127.0.0.1', '127.0.0.2']];
  expect(await post(named())).toEqual({ failure: 'address-not-allowed' });
});

test.each([
  'http://127.0.0.2:PORT/',
  'http://2130706434:PORT/',
  'http://0177.0.0.2:PORT/',
  'http://0x7f000002:PORT/',
  'http://127.2:PORT/',
  'http://[::ffff:127.0.0.2]:PORT/',
  'http://[64:ff9b::7f00:2]:PORT/',
  'https://169.254.169.254/latest/meta-data',
])('%s is refused without a question or a connection', async (url) => {
  expect(await post(url.replace('PORT', String(receiver.port)))).toEqual({ failure: 'address-not-allowed' });
  expect([questions, other.received]).toEqual([[], []]);
});

test('what the operator allows is reached in every spelling', async () => {
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1'])
    expect(await post(`http://${host}:${receiver.port}/`)).toMatchObject({ status: 204 });
});

test('outside the allowed ranges nothing goes without TLS', async () => {
  addresses = [['8.8.8.8']];
  expect(await post(named())).toEqual({ failure: 'https-required' });
});

test('redirects are not followed', async () => {
  receiver.answer = (_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${receiver.port}/again` }).end();
  expect(await post(named())).toMatchObject({ status: 307 });
  expect(receiver.received).toHaveLength(1);
});

test('a target that never answers, or never ends, is left at the deadline', async () => {
  receiver.answer = () => undefined;
  expect(await post(named(), { deadlineMs: 100 })).toEqual({ failure: 'timeout' });
  receiver.answer = (_request, response) => void response.writeHead(200).write('begin');
  expect(await post(named(), { deadlineMs: 300 })).toEqual({
    status: 200,
    retryAfter: null,
    answer: 'begin',
  });
});

test('an endless answer is cut', async () => {
  let sentBytes = 0;
  receiver.answer = (_request, response) => {
    const chunk = Buffer.alloc(16_384, 'x');
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) sentBytes += chunk.length;
    };
    response.on('drain', more).on('error', () => undefined);
    more();
  };
  expect(await post(named())).toMatchObject({ status: 200, answer: 'x'.repeat(1024) });
  expect(sentBytes).toBeLessThan(50_000_000);
});

test('says what went wrong', async () => {
  addresses = [[]];
  expect(await post(named())).toEqual({ failure: 'name-not-found' });
  const odd = createServer(
    (socket) =>
      void socket
        .on('error', () => undefined)
        .resume()
        .end('SSH-2.0\r\n'),
  ).listen(0, '127.0.0.1');
  await once(odd, 'listening');
  const { port } = odd.address() as AddressInfo;
  expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ failure: 'answer-not-http' });
  expect(await post(`https://127.0.0.1:${port}/`)).toEqual({ failure: 'tls-failed' });
  odd.close();
  await once(odd, 'close');
  expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ failure: 'connection-refused' });
});

test('a certificate that nobody vouches for is refused', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'hooks.example' }]);
  const tls = createTlsServer({ cert, key }, (_req, res) => res.end()).listen(0, '127.0.0.1');
  await once(tls, 'listening');
  const { port } = tls.address() as AddressInfo;
  addresses = [['127.0.0.1']];
  expect(await post(`https://hooks.example:${port}/`)).toEqual({ failure: 'tls-failed' });
  tls.close();
});

test('a stop of the process is no failure of the target', async () => {
  const stopping = new AbortController();
  receiver.answer = () => stopping.abort(new Error('stopping'));
  await expect(post(named(), { signal: stopping.signal })).rejects.toThrow('stopping');
});
