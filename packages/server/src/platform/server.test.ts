import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { openLog } from './log.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer({ log: openLog('silent') });
});
afterAll(() => server.stop());

test('a new server is alive and ready', async () => {
  expect((await server.fetch('/livez')).status).toBe(200);
  expect(await (await server.fetch('/readyz')).json()).toEqual({
    status: 'ok',
    parts: { database: 'ok', files: 'ok' },
  });
});

test('what is broken is told, without taking the process out of service', async () => {
  const inTheWay = join(server.config.dataDir, 'files', 'tmp');
  rmSync(inTheWay, { recursive: true, force: true });
  writeFileSync(inTheWay, 'not a folder');
  const broken = await server.fetch('/readyz');
  rmSync(inTheWay);
  expect([broken.status, await broken.json()]).toEqual([
    200,
    { status: 'degraded', parts: { database: 'ok', files: expect.stringContaining('cannot be stored') } },
  ]);
});

test('the figures are shown, to everyone only when no token is set', async () => {
  expect(await (await server.fetch('/metrics')).text()).toContain(
    'codepushgo_http_requests_total{method="GET",status="200"}',
  );
  server.config.metricsToken = 'a-long-metrics-token';
  expect((await server.fetch('/metrics')).status).toBe(401);
  const headers = { authorization: 'Bearer a-long-metrics-token' };
  expect((await server.fetch('/metrics', { headers })).status).toBe(200);
  server.config.metricsToken = undefined;
});
