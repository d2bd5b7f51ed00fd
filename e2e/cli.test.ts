import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { writeTree } from '../packages/cli/src/testing/write-tree.ts';
import { succeeded } from './cli-person.ts';
import { virtualDevice } from '../packages/server/src/testing/virtual-device.ts';

// From an empty folder to a rolled-back release, as somebody at a shell does it: a server process and the command line
// as a process of its own for every command.

const folder = mkdtempSync(join(tmpdir(), 'codepushgo-first-run-'));
const cliFile = resolve('packages/cli/src/main.ts');
const serverFile = resolve('packages/server/src/main.ts');
const env: NodeJS.ProcessEnv = {
  ...process.env,
  CODEPUSHGO_HOME: join(folder, 'home'),
  DATA_DIR: join(folder, 'data'),
  NO_COLOR: '1',
};
let server: ChildProcess;
let url: string;

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

async function node(file: string, args: string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [file, ...args], { env, cwd: folder });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}

async function codepushgo(...args: string[]): Promise<string> {
  return succeeded(await node(cliFile, args)).stdout;
}

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  url = `http://127.0.0.1:${port}`;
  Object.assign(env, { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url });
  server = spawn(process.execPath, [serverFile], { env, cwd: folder, stdio: 'ignore' });
  const ready = async (): Promise<void> => {
    if (!(await fetch(`${url}/readyz`)).ok) throw new Error('the server is not ready yet');
  };
  await vi.waitFor(ready, { timeout: 60_000, interval: 100 });
});
afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

it('leads from the first run to a rolled-back release', async () => {
  const args = [
    'create-account',
    '--email',
    'ann@example.com',
    '--name',
    'Ann',
    '--operator',
    '--access-key',
    'shell',
  ];
  const account = succeeded(await node(serverFile, args));
  const { accessKey } = JSON.parse(account.stdout);

  expect(await codepushgo('login', url, '--access-key', accessKey)).toContain('as ann@example.com');
  const made = JSON.parse(await codepushgo('app', 'add', 'shop-ios', '--json'));
  const deploymentKey = made.channels.find(
    (one: { name: string }) => one.name === 'Production',
  ).deploymentKey;
  const device = virtualDevice({
    serverUrl: url,
    deploymentKey,
    appVersion: '1.0.0',
    id: 'phone',
    folder: join(folder, 'phone'),
  });
  await device.start();

  for (const text of ['one', 'two']) {
    writeTree(folder, { 'CodePush/main.jsbundle': `console.log('${text}');\n` });
    await codepushgo('release', 'shop-ios', 'CodePush', '1.0.x', '-d', 'Production', '--description', text);
    expect(await device.sync()).toBe('installed');
  }
  expect(device.running()?.label).toBe('v2');
  expect(await codepushgo('rollback', 'shop-ios', 'Production', '--yes')).toContain(
    'v3 (rolled back to v1) for 1.0.x',
  );
  expect(await device.sync()).toBe('installed');
  expect(device.running()?.label).toBe('v3');

  expect(await codepushgo('history', 'shop-ios', 'Production')).toMatch(/^v3 .*rolled back to v1/m);
  expect(await codepushgo('metrics', 'shop-ios', 'Production')).toMatch(/^v3 +1 \(100%\)/m);
  expect(await codepushgo('explain', 'shop-ios', 'Production', '--device', 'phone')).toContain('gets v3');
});

it('tells a script how it went', async () => {
  expect(await node(cliFile, ['history', 'none', 'Production', '--json'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('"code": "not-found"'),
  });
  expect(await node(cliFile, ['rollback', 'shop-ios', 'Production'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--yes'),
  });
  expect(await node(cliFile, ['whoami', '--server', 'http://127.0.0.1:9', '--json'])).toMatchObject({
    code: 1,
  });
  expect(await codepushgo('logout')).toContain('Logged out');
  expect((await node(cliFile, ['whoami'])).code).toBe(1);
});

it('ends at Ctrl-C with an exit code of its own', async () => {
  const child = spawn(process.execPath, [cliFile, 'login', url, '--no-browser'], { env, cwd: folder });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('Waiting for your approval')) child.kill('SIGINT');
  });
  expect(await once(child, 'close')).toEqual([130, null]);
});
