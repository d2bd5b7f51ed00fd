import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { indexLibrary } from '#knowledge';
import { systemClock } from '../platform/clock.ts';
import { openDb, type Database } from '../platform/db.ts';
import { openJobs } from '../platform/jobs.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { docsLibrary } from '../site/docs-library.ts';

/** More than the checkpoint with which a log begins. */
const LOG_BYTES = 65_536;

/** Builds one migrated database in memory and keeps its dump, from which every test server is made. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-template-'));
  const log = openLog('error');
  const database = await openDb({}, log);
  await migrate(database);
  // Otherwise each server would do it at its start.
  await indexLibrary({ db: database.db, clock: systemClock }, docsLibrary);
  const jobs = openJobs(database, log);
  await jobs.start({ work: false });
  await jobs.stop(1000);
  const logFile = await beginLogFile(database);
  const dump = await database.dump!();
  await database.close();
  const templateFile = await packTemplate(folder, dump, logFile);
  project.provide('testDb', { kind: 'pglite', templateFile });
  return () => rmSync(folder, { recursive: true, force: true });
}

// What was written so far is in the tables; nobody needs the log of it.
async function beginLogFile(database: Database): Promise<string> {
  await database.executeSql('select pg_switch_wal()');
  await database.executeSql('checkpoint');
  const { rows } = await database.executeSql('select pg_walfile_name(pg_current_wal_lsn()) as name');
  return (rows[0] as { name: string }).name;
}

// Every test server unpacks all of it, so it has no two more copies of an empty database and no empty end of the log.
async function packTemplate(folder: string, dump: Blob, logFile: string): Promise<string> {
  const [whole, unpacked, templateFile] = ['dump.tar', 'unpacked', 'template.tar'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(whole, Buffer.from(await dump.arrayBuffer()));
  mkdirSync(unpacked);
  tar('-xf', whole, '-C', unpacked, '--exclude=/base/1/*', '--exclude=/base/4/*');
  const logs = join(unpacked, 'pg_wal');
  for (const name of readdirSync(logs)) if (/^\d/.test(name) && name !== logFile) rmSync(join(logs, name));
  truncateSync(join(logs, logFile), LOG_BYTES);
  // PGlite reads this format alone.
  tar('--format=ustar', '-cf', templateFile, '-C', unpacked, '.');
  rmSync(whole);
  rmSync(unpacked, { recursive: true });
  return templateFile;
}

function tar(...args: string[]): void {
  execFileSync('tar', args, { stdio: ['ignore', 'ignore', 'ignore'] });
}
