/*
 * The convention of server tests:
 * - `*.test.ts` runs twice, once on PGlite and once on PostgreSQL, when it imports this file; vitest.config.ts
 *   finds that out by looking for `make-server` in its text. Any other `*.test.ts` runs once, without a database.
 * - A line `// engine: pglite` or `// engine: postgres` keeps a file on one of them; with `, both in the long form` behind it only in `npm test`.
 * - Make one server a file (`beforeAll`), one organisation a test; a server costs a good third of a second.
 * - A second process on the same PostgreSQL: `makeServer({ config: { databaseUrl: first.config.databaseUrl } })`.
 * - `await server.jobs.settled()` waits for background work; `server.clock.advance(ms)` moves the time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config } from '../config.ts';
import type { Actor, Ctx } from '../context.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Db } from '../platform/db.ts';
import type { JobRunner } from '../platform/jobs.ts';
import { openLog, type Log } from '../platform/log.ts';
import type { ResolveHost } from '../platform/resolve-host.ts';
import { assemble, type Assembly } from '../server.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { freshDatabase, type FreshDatabase } from './fresh-database.ts';

/** What a test may choose; all of it has defaults. */
export interface ServerOptions {
  config?: Partial<Config>;
  /** Default: a clock that stands still. */
  clock?: Clock;
  log?: Log;
  /** Instead of a fresh one of the engine under test; the server closes it. */
  database?: Database;
  /** Instead of the DNS, for what the server calls. */
  resolveHost?: ResolveHost;
}

/** A server that runs inside the test. */
export interface TestServer {
  url: string;
  db: Db;
  database: Database;
  clock: FakeClock;
  config: Config;
  jobs: JobRunner;
  platform: Assembly['platform'];
  /** Asks the server over HTTP; does not follow redirects. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** A context for calling verbs. */
  ctx(actor?: Actor): Ctx;
  stop(): Promise<void>;
}

/** Starts a server on a free port with a database and a folder of its own. */
export async function makeServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-test-'));
  const log = options.log ?? openLog('error');
  const clock = (options.clock ?? fakeClock()) as FakeClock;
  const config: Config = {
    ...loadConfig({ DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', STOP_GRACE_SECONDS: '2' }),
    ...options.config,
  };
  const fresh = await chooseDatabase(options, log);
  config.databaseUrl ??= fresh?.databaseUrl;
  const { resolveHost } = options;
  const assembly = await assemble({
    config,
    clock,
    log,
    ...(fresh && { database: fresh.database }),
    ...(resolveHost && { resolveHost }),
  });
  await assembly.start();
  const http = await assembly.listen();
  const url = `http://127.0.0.1:${http.port}`;
  if (!options.config?.publicUrl) config.publicUrl = url;
  const { platform, database } = assembly;
  return {
    url,
    db: platform.db,
    database,
    clock,
    config,
    jobs: platform.jobs,
    platform,
    fetch: (path, init) => fetch(url + path, { redirect: 'manual', ...init }),
    ctx: (actor = { kind: 'anonymous' }) => assembly.ctx(actor),
    stop: async () => {
      await assembly.stop();
      await fresh?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

// Nothing: the server opens the database that its configuration names.
async function chooseDatabase(options: ServerOptions, log: Log): Promise<FreshDatabase | undefined> {
  if (options.config?.databaseUrl) return undefined;
  if (!options.database) return freshDatabase(log);
  return { database: options.database, databaseUrl: undefined, drop: async () => undefined };
}
