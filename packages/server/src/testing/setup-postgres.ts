import type { TestProject } from 'vitest/node';
import { indexLibrary } from '#knowledge';
import { systemClock } from '../platform/clock.ts';
import { openDb } from '../platform/db.ts';
import { openJobs } from '../platform/jobs.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { docsLibrary } from '../site/docs-library.ts';
import { startPostgres } from './start-postgres.ts';

/** Starts a real PostgreSQL and migrates a template database, which every test server copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Its data ends with the run, and every test server copies a whole database.
  const postgres = await startPostgres(['fsync=off', 'full_page_writes=off']);
  const log = openLog('error');
  const database = await openDb({ databaseUrl: await postgres.createDatabase('template'), pool: 3 }, log);
  await migrate(database);
  // Otherwise each server would do it at its start.
  await indexLibrary({ db: database.db, clock: systemClock }, docsLibrary);
  const jobs = openJobs(database, log);
  await jobs.start({ work: false });
  await jobs.stop(1000);
  await database.close();
  project.provide('testDb', { kind: 'postgres', adminUrl: postgres.adminUrl, template: 'template' });
  return () => postgres.stop();
}
