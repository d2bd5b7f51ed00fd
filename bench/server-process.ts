import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url));
const START_DEADLINE_MS = 60_000;

/** A server with everything, as `npm start` runs it, and an account on it. */
export interface ServerProcess {
  url: string;
  accessKey: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a server in a folder of its own on a free port; without an address, on the embedded database. */
export async function startServerProcess(dataDir: string, databaseUrl?: string): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
  const env = { ...process.env, ...own };
  const server = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await untilReady(url, () => server.exitCode !== null);
  const accessKey = await makeAccount(env);
  return {
    url,
    accessKey,
    pid: server.pid!,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const deadline = performance.now() + START_DEADLINE_MS;
  while (performance.now() < deadline) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    if (hasEnded()) throw new Error('the server ended at its start; its own message is above');
    await pause(100);
  }
  throw new Error(`the server at ${url} was not ready after ${START_DEADLINE_MS / 1000} s`);
}

async function makeAccount(env: NodeJS.ProcessEnv): Promise<string> {
  const args = [
    'create-account',
    '--email',
    'bench@example.com',
    '--name',
    'Bench',
    '--operator',
    '--access-key',
    'bench',
  ];
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end();
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(child, 'close');
  return (JSON.parse(text) as { accessKey: string }).accessKey;
}
