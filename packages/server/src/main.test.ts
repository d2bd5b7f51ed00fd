import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './testing/eventually.ts';
import { runServerCommand, spawnServer, type SpawnedServer } from './testing/spawn-server.ts';

// The server as a process: its commands, its signals, and what survives a kill.

let dataDir: string;
let env: Record<string, string>;
let server: SpawnedServer;
let key: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-main-'));
  env = { DATA_DIR: dataDir };
  server = await spawnServer(env);
});
afterAll(async () => {
  await server?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const make = (email: string, input = '') =>
  runServerCommand(
    env,
    ['create-account', '--email', email, '--name', 'Someone', '--access-key', 'ci'],
    input,
  );

test('the first start logs a link for the first person', () => {
  expect(server.log.map(({ msg }) => msg).join('\n')).toMatch(
    /Open this link to become the operator: http\S+/,
  );
});

test('a command works beside the running server, which does it', async () => {
  const made = await make('beside@example.com', 'a good long password\n');
  expect([made.exitCode, made.stderr]).toEqual([0, '']);
  const { account, password, accessKey } = JSON.parse(made.stdout);
  key = accessKey;
  expect(account).toMatchObject({ email: 'beside@example.com' });
  expect(password).toBeUndefined();
  const me = await server.fetch('/api/v1/account', { headers: { authorization: `Bearer ${accessKey}` } });
  expect(me.status).toBe(200);
});

test('only the owner of the process may use its socket', () => {
  expect(statSync(join(dataDir, 'control.sock')).mode & 0o777).toBe(0o600);
});

test.each(['help', '--help'])('status %s shows how it is written, and needs no folder', async (word) => {
  const shown = await runServerCommand({ DATA_DIR: '/dev/null/nowhere' }, ['status', word]);
  expect([shown.exitCode, shown.stderr]).toEqual([0, '']);
  expect(shown.stdout).toMatch(/^Usage:\n  status post /);
});

test('a refused command says why and ends with 1; wrong use shows the usage', async () => {
  const again = await make('beside@example.com');
  expect([again.exitCode, again.stdout]).toEqual([1, '']);
  expect(again.stderr).toContain('has an account already');
  const wrong = await runServerCommand(env, ['create-account', '--mail', 'x']);
  expect([wrong.exitCode, wrong.stderr]).toEqual([1, expect.stringContaining('--email ADDRESS')]);
  const unknown = await runServerCommand(env, ['frobnicate']);
  expect([unknown.exitCode, unknown.stderr]).toEqual([
    64,
    expect.stringContaining('There is no command "frobnicate"'),
  ]);
});

test('a second server on the same folder is refused and told who has it', async () => {
  const second = await runServerCommand({ ...env, PORT: '0' }, []);
  expect([second.exitCode, second.stderr]).toEqual([
    75,
    expect.stringContaining(`process ${server.process.pid} (serve)`),
  ]);
});

test('a wrong configuration tells all faults and ends with 78', async () => {
  const wrong = await runServerCommand({ ...env, PORT: 'x', SIGN_UP: 'x' }, []);
  expect(wrong.exitCode).toBe(78);
  expect(wrong.stderr).toMatch(/PORT: [^]*SIGN_UP: /);
});

test('what was acknowledged is there after kill -9', async () => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  // Each round starts the server anew, which takes long on a busy machine.
  for (let round = 0; round < 2; round++) {
    const name = `killed ${round}`;
    const made = await server.fetch('/api/v1/access-keys', {
      method: 'POST',
      headers,
      body: JSON.stringify({ name }),
    });
    expect(made.status).toBe(201);
    expect(await server.kill('SIGKILL')).toBe('SIGKILL');
    server = await spawnServer(env);
    const { items } = (await (await server.fetch('/api/v1/access-keys', { headers })).json()) as {
      items: { name: string }[];
    };
    expect(items.map((item) => item.name)).toContain(name);
  }
});

test('SIGTERM lets a request under way end, then the process ends with 0', async () => {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  const head =
    'POST /api/v1/device-login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n';
  socket.write(`${head}{"email":`);
  await server.fetch('/livez');
  const ended = server.kill('SIGTERM');
  await refusesNew(server.url);
  socket.write(`"nobody@example.com"`.padEnd(30) + '}');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d [^]*connection: close/i);
  expect(await ended).toBe(0);
  server = await spawnServer(env);
});

async function refusesNew(url: string): Promise<void> {
  const accepts = (): Promise<boolean> =>
    fetch(`${url}/livez`).then(
      () => true,
      () => false,
    );
  await eventually(accepts, (accepted) => !accepted);
}
