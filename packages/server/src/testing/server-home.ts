import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openLog } from '../platform/log.ts';
import { freshDatabase } from './fresh-database.ts';

/** What the engine gives every file of its log. */
const LOG_FILE_BYTES = 16 * 1024 * 1024;

/** Where a server of its own process lives: folder and migrated database. */
export interface ServerHome {
  /** For `spawnServer` and `runServerCommand`. */
  env: Record<string, string>;
  dataDir: string;
  engine: 'pglite' | 'postgres';
  drop(): Promise<void>;
}

/**
 * Makes a home on the engine that this run of the tests is for, or with the database of another one.
 *
 * @param dataDir an empty folder, by default a temporary one
 */
export async function makeServerHome(
  given: { dataDir?: string; databaseUrl?: string } = {},
): Promise<ServerHome> {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'codepushgo-home-'));
  const { env, drop } = await makeDatabase(dataDir, given.databaseUrl);
  return {
    env: { DATA_DIR: dataDir, ...env },
    dataDir,
    engine: 'DATABASE_URL' in env ? 'postgres' : 'pglite',
    drop: async () => {
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function makeDatabase(
  dataDir: string,
  databaseUrl: string | undefined,
): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  if (databaseUrl) return { env: { DATABASE_URL: databaseUrl }, drop: async () => undefined };
  const from = inject('testDb');
  if (from.kind === 'pglite') {
    // The dump is the engine's folder as it is; unpacking it saves making and migrating one.
    const folder = join(dataDir, 'db', 'pg');
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xf', from.templateFile, '-C', folder], { stdio: ['ignore', 'ignore', 'ignore'] });
    fillLog(join(folder, 'pg_wal'));
    return { env: {}, drop: async () => undefined };
  }
  const fresh = await freshDatabase(openLog('error'));
  await fresh.database.close();
  return { env: { DATABASE_URL: fresh.databaseUrl! }, drop: fresh.drop };
}

// The template has the beginning of the engine's log only; a disk that fills up must find all of it taken, as always.
function fillLog(folder: string): void {
  const log = join(
    folder,
    readdirSync(folder).find((name) => /^\d/.test(name))!,
  );
  appendFileSync(log, Buffer.alloc(LOG_FILE_BYTES - statSync(log).size));
}
