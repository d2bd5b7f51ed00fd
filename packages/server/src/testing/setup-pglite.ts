import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { indexLibrary } from '#knowledge';
import { systemClock } from '../platform/clock.ts';
import { openDb } from '../platform/db.ts';
import { openJobs } from '../platform/jobs.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { docsLibrary } from '../site/docs-library.ts';

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
  const templateFile = join(folder, 'template.tar');
  writeFileSync(templateFile, Buffer.from(await (await database.dump!()).arrayBuffer()));
  await database.close();
  project.provide('testDb', { kind: 'pglite', templateFile });
  return () => rmSync(folder, { recursive: true, force: true });
}
