import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { wirePerson } from '../testing/wire-client.ts';

let server: TestServer;
let secret: string;
beforeAll(async () => {
  server = await makeServer({ config: { silenceMs: 1000, corsOrigins: ['https://first.example'] } });
  ({ secret } = await wirePerson(server));
});
afterAll(() => server.stop());

async function stopInTheMiddle(path: string): Promise<{ head: string; body: string }> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const fields = `Host: x\r\nAuthorization: Bearer ${secret}\r\nContent-Type: application/json`;
  socket.write(`POST ${path} HTTP/1.1\r\n${fields}\r\nContent-Length: 100\r\n\r\n{"half`);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head: head.toLowerCase(), body };
}

const SENTENCE = 'The request stopped in the middle. Send it again.';

test.each([
  ['/reportStatus/deploy', 'text/plain', SENTENCE],
  ['/v0.1/public/codepush/report_status/download', 'text/plain', SENTENCE],
  ['/apps', 'text/plain', SENTENCE],
  ['/v0.1/apps', 'application/json', expect.stringContaining(`"message":"${SENTENCE}"`)],
])('silence in the middle of a request to %s is told as the wire tells it', async (path, type, sentence) => {
  const { head, body } = await stopInTheMiddle(path);
  expect(head).toMatch(/^http\/1\.1 408 /);
  expect(head).toContain(`content-type: ${type}`);
  expect(head).toContain('cache-control: no-cache');
  expect(head).toContain('access-control-allow-origin: https://first.example');
  expect(head).toContain('content-length: ');
  expect(body).toEqual(sentence);
});

test('our own API tells a problem that names the request', async () => {
  const { head, body } = await stopInTheMiddle('/api/v1/organisations');
  expect(head).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status: 408, requestId: expect.stringMatching(/^req_/) });
});
