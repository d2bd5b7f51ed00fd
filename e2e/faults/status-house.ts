import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../packages/server/src/testing/demo-process.ts';
import {
  runServerCommand,
  spawnServer,
  type CommandResult,
  type SpawnedServer,
} from '../../packages/server/src/testing/spawn-server.ts';

/** A status service in a process of its own, with a first target that cannot work and a second one that does. */
export interface StatusHouse {
  env: Record<string, string>;
  /** A copy of the site, as a web server would have it. */
  copy: string;
  /** Everything that the process has loaded, by address. */
  loadedFiles: string;
  start(): Promise<SpawnedServer>;
  /** `codepushgo-server status …` */
  say(...args: string[]): Promise<CommandResult>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Titles of what the site calls open. */
  openTitles(): Promise<string[]>;
  drop(): void;
}

/** Makes the folders of a status service; nothing is started yet. */
export async function makeStatusHouse(more: Record<string, string> = {}): Promise<StatusHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-status-'));
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  writeFileSync(join(folder, 'file'), 'in the way');
  const port = await freePort(5400);
  const loadedFiles = join(folder, 'loaded');
  const env = {
    ROLES: 'status',
    DATA_DIR: join(folder, 'nothing'),
    STATUS_DATA_DIR: join(folder, 'status'),
    STATUS_PORT: String(port),
    STATUS_TARGETS: `${join(folder, 'file/site')},${copy}`,
    ...more,
  };
  const hook = fileURLToPath(new URL('log-loaded-files.ts', import.meta.url));
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });
  return {
    env,
    copy,
    loadedFiles,
    start: () => spawnServer({ ...env, LOADED_FILES: loadedFiles, NODE_OPTIONS: `--import=${hook}` }),
    say: (...args) => runServerCommand(env, ['status', ...args]),
    fetch: ask,
    openTitles: async () => {
      const { incidents } = (await (await ask('/api/v2/incidents/unresolved.json')).json()) as {
        incidents: { name: string }[];
      };
      return incidents.map(({ name }) => name);
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
