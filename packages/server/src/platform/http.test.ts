import { request as httpRequest, Agent } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { listen, type HttpServer } from './http.ts';
import { openLog } from './log.ts';
import type { AppEnv, Hot } from './part.ts';

let server: HttpServer | undefined;
afterEach(() => server?.stop(0));

async function serve(app: Hono<AppEnv>, hots: Hot[] = [], silenceMs?: number): Promise<string> {
  server = await listen(
    app,
    hots,
    { host: '127.0.0.1', port: 0, ...(silenceMs && { silenceMs }) },
    { log: openLog('silent'), clock: systemClock },
  );
  return `http://127.0.0.1:${server.port}`;
}

test('a hot path answers before Hono, and leaves the rest to it', async () => {
  const app = new Hono<AppEnv>();
  app.get('*', (c) => c.text('hono'));
  const hot: Hot = (req, res) => {
    if (req.url !== '/hot') return false;
    res.end('hot');
    return true;
  };
  const url = await serve(app, [hot]);
  expect(await (await fetch(`${url}/hot`)).text()).toBe('hot');
  expect(await (await fetch(`${url}/else`)).text()).toBe('hono');
});

test('a stop lets a request under way end, and accepts no other', async () => {
  const release = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const app = new Hono<AppEnv>();
  app.get('/slow', async (c) => {
    entered.resolve();
    await release.promise;
    return c.text('done');
  });
  const url = await serve(app);
  const slow = fetch(`${url}/slow`);
  await entered.promise;
  const stopping = server!.stop(20_000);
  await expect(fetch(`${url}/slow`)).rejects.toThrow('fetch failed');
  release.resolve();
  const answer = await slow;
  expect([answer.headers.get('connection'), await answer.text()]).toEqual(['close', 'done']);
  await stopping;
});

test('a stop does not wait for idle keep-alive connections', async () => {
  const app = new Hono<AppEnv>();
  app.get('/', (c) => c.text('ok'));
  const url = await serve(app);
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((done) =>
    httpRequest(url, { agent }, (res) => void text(res).then(() => done())).end(),
  );
  await expect(server!.stop(20_000)).resolves.toBeUndefined();
  agent.destroy();
});

test('a request that takes longer than the grace period is cut', async () => {
  const entered = Promise.withResolvers<void>();
  const app = new Hono<AppEnv>();
  app.get('/never', async () => {
    entered.resolve();
    return new Promise<Response>(() => undefined);
  });
  const url = await serve(app);
  const never = fetch(`${url}/never`).catch((error: Error) => error.message);
  await entered.promise;
  await server!.stop(50);
  expect(await never).toBe('fetch failed');
});

test('a client that falls silent in the middle of its request gets 408, with an id to ask for', async () => {
  const app = new Hono<AppEnv>();
  app.post('/', async (c) => c.text(await c.req.text()));
  const url = await serve(app, [], 200);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"code":"request-timeout"');
  const [, requestId] = /"requestId":"(req_[0-9a-z]{26})"/.exec(answer) ?? [];
  expect(answer).toContain(`x-request-id: ${requestId}`);
});

test('a client that waits for a slow answer is not cut', async () => {
  const late: Hot = (req, res) => {
    // The server judged the silence first: it has listened since the connection began.
    req.socket.once('timeout', () => res.end('late')).setTimeout(50);
    return true;
  };
  const url = await serve(new Hono<AppEnv>(), [late]);
  expect(await (await fetch(url)).text()).toBe('late');
});
