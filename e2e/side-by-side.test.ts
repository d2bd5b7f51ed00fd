import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServerHome, type ServerHome } from '../packages/server/src/testing/server-home.ts';
import {
  runServerCommand,
  spawnServer,
  type SpawnedServer,
} from '../packages/server/src/testing/spawn-server.ts';
import { makeCustomer, toolsOf, type Customer } from './faults/customer.ts';
import { samplePackage } from './faults/sample-package.ts';

// engine: pglite
// Two servers on one machine, ten ports apart, each with a folder of its own; see make-server.ts for the engines.

let homes: ServerHome[];
let servers: SpawnedServer[];
let customers: Customer[];
beforeAll(async () => {
  homes = [await makeServerHome(), await makeServerHome()];
  const port = await freePorts();
  const ports = [port, port + 10];
  servers = await Promise.all(
    homes.map(({ env }, index) => {
      const PORT = `${ports[index]}`;
      return spawnServer({ ...env, PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}` });
    }),
  );
  customers = await Promise.all(homes.map(({ env }, index) => makeCustomer(env, servers[index]!.url)));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill('SIGTERM')));
  await Promise.all(homes.map((home) => home.drop()));
});

// A pair that is free now; nobody else is asked for one on this machine meanwhile.
async function freePorts(): Promise<number> {
  for (;;) {
    const first = await tryPort(0);
    // Each takes mail two ports on.
    const others = first !== null && first < 65_000 ? [first + 2, first + 10, first + 12] : [];
    const free = await Promise.all(others.map(tryPort));
    if (first !== null && free.length > 0 && !free.includes(null)) return first;
  }
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address() as { port: number };
      probe.close(() => done(address.port));
    });
  });
}

test('each serves its own customers, and knows nothing of the other', async () => {
  for (const [index, { url }] of servers.entries()) {
    const tools = toolsOf(customers[index]!, url);
    const what = samplePackage(`side ${index}`);
    expect((await tools.release(what)).status).toBe(201);
    const { update_info: info } = (await tools.check('d-1')).json;
    expect(info).toMatchObject({ label: 'v1', package_hash: what.packageHash });
    expect(new URL(info.download_url).origin).toBe(url);
    expect((await fetch(info.download_url)).status).toBe(200);
    const stranger = toolsOf(customers[1 - index]!, url);
    expect((await stranger.check('d-1')).status).toBe(404);
    expect((await stranger.ask('GET', '/apps')).status).toBe(401);
  }
});

test('a second process on the same folder is told who has it, and disturbs nobody', async () => {
  const second = await runServerCommand({ ...homes[0]!.env, PORT: '0' }, []);
  expect([second.exitCode, second.stdout]).toEqual([75, '']);
  expect(second.stderr).toMatch(
    new RegExp(`is in use by process ${servers[0]!.process.pid} \\(serve\\), since 2`),
  );
  expect((await toolsOf(customers[0]!, servers[0]!.url).check('d-2')).status).toBe(200);
});

test('a port that is taken is a clear refusal, also that of mail', async () => {
  const home = await makeServerHome();
  const port = Number(new URL(servers[0]!.url).port);
  const start = (env: Record<string, string>) => runServerCommand({ ...home.env, ...env }, []);
  const refused = await start({ PORT: `${port}`, MAIL_IN_PORT: '0' });
  expect(refused.exitCode).toBe(75);
  expect(refused.stderr).toMatch(
    new RegExp(`port ${port} .* another program has it\\. .*choose another PORT`),
  );
  const withoutMail = await start({ PORT: '0', MAIL_IN_PORT: `${port + 2}` });
  expect(withoutMail.exitCode).toBe(75);
  expect(withoutMail.stderr).toMatch(
    new RegExp(`port ${port + 2} .* another program has it\\. .*choose another MAIL_IN_PORT`),
  );
  await home.drop();
});
