// engine: pglite
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../../platform/log.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';

// The status service inside the platform's process.

let server: TestServer;
beforeAll(async () => void (server = await makeServer({ config: { statusPort: 0 } })));
afterAll(() => server?.stop());

test('by default the platform brings its status site along, on an origin of its own', async () => {
  const site = server.config.statusUrl;
  expect(site).not.toBe(server.url);
  expect((await fetch(`${site}/en`)).status).toBe(200);
  expect(await (await fetch(`${site}/api/v2/status.json`)).json()).toMatchObject({
    page: { url: site },
    status: { indicator: 'none' },
  });
});

test('a folder that another process has, or a port, stops nothing but the status site', async () => {
  const lines: string[] = [];
  const log = openLog('error', { write: (line) => void lines.push(line) });
  const { statusDataDir, statusUrl } = server.config;
  const tried = [{ statusPort: 0, statusDataDir }, { statusPort: Number(new URL(statusUrl).port) }];
  for (const config of tried) {
    const other = await makeServer({ config, log });
    expect((await other.fetch('/livez')).status).toBe(200);
    await other.stop();
  }
  expect(lines.map((line) => JSON.parse(line).err.message)).toEqual([
    expect.stringContaining('in use by process'),
    expect.stringContaining('another program has it'),
  ]);
});
