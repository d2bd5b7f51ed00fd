import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

test('a new server is alive and ready', async () => {
  expect((await server.fetch('/livez')).status).toBe(200);
  expect(await (await server.fetch('/readyz')).json()).toEqual({
    status: 'ok',
    parts: { database: 'ok', files: 'ok' },
  });
});

test('an unknown address is told as a problem', async () => {
  const answer = await server.fetch('/nothing/here');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'not-found', type: '/problems/not-found', status: 404 });
});
