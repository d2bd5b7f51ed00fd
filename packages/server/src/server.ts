import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Actor, Ctx, Platform } from './context.ts';
import { collectNews } from './collect-news.ts';
import { parts } from './parts.ts';
import { anonymousCtx, buildApp } from './platform/app.ts';
import { CHANGES_CHANNEL, createChanges } from './platform/changes.ts';
import type { Clock } from './platform/clock.ts';
import { openDb, type Database } from './platform/db.ts';
import { mountHealth, type Life } from './platform/health.ts';
import { listen, type HttpServer } from './platform/http.ts';
import { openJobs, type JobRunner } from './platform/jobs.ts';
import { lockFolder } from './platform/lock.ts';
import type { Log } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import type { App } from './platform/part.ts';
import { platformPart } from './platform/platform-part.ts';
import { openLimits } from './platform/rate-limit.ts';
import { resolveByDns, type ResolveHost } from './platform/resolve-host.ts';
import { openDiskStorage } from './platform/storage-disk.ts';
import { openTelemetry } from './platform/telemetry.ts';
import { createVault } from './platform/vault.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the server cannot make itself. */
export interface Outside {
  config: Config;
  clock: Clock;
  log: Log;
  /** An open database instead of the configured one; the server closes it. */
  database?: Database;
  /** Instead of the DNS. */
  resolveHost?: ResolveHost;
}

/** The server with its parts, before it listens. */
export interface Assembly {
  platform: Platform & { jobs: JobRunner };
  database: Database;
  app: App;
  life: Life;
  /** A context for a verb that no request called. */
  ctx(actor: Actor): Ctx;
  /** Migrates and makes jobs ready; with `work` also runs them. Enough for a command. */
  prepare(options: { work: boolean }): Promise<void>;
  /** Prepares, and starts the parts. */
  start(): Promise<void>;
  /** Opens the port. */
  listen(): Promise<HttpServer>;
  stop(): Promise<void>;
}

/**
 * Opens the database that the configuration names; the embedded one belongs to this process until it is closed.
 *
 * @param command what the process does, for those who find the database taken
 * @throws HeldError when another process has the embedded database
 */
async function openConfiguredDb({ config, clock, log }: Outside, command: string): Promise<Database> {
  const { databaseUrl, databasePool: pool } = config;
  if (databaseUrl) return openDb({ databaseUrl, pool }, log);
  const folder = join(config.dataDir, 'db');
  const lock = lockFolder(folder, command, clock);
  try {
    const database = await openDb({ folder: join(folder, 'pg') }, log);
    const close = database.close.bind(database);
    return Object.assign(database, { close: () => close().finally(() => lock.release()) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Puts the server together; nothing runs yet but the database. */
export async function assemble(outside: Outside, command = 'serve'): Promise<Assembly> {
  const { config, clock, log } = outside;
  const database = outside.database ?? (await openConfiguredDb(outside, command));
  const platform = {
    config,
    clock,
    log,
    db: database.db,
    jobs: openJobs(database, log),
    files: openDiskStorage(join(config.dataDir, 'files'), log),
    limits: openLimits(database),
    changes: createChanges(),
    telemetry: openTelemetry(),
    vault: createVault(config.secretKeys),
    resolveHost: outside.resolveHost ?? resolveByDns,
    news: collectNews(parts),
  };
  const { telemetry } = platform;
  const life: Life = { state: 'starting' };
  for (const part of [platformPart, ...parts]) part.jobs?.(platform);
  const app = buildApp(platform, parts, telemetry, (own) =>
    mountHealth(own, platform, database, parts, life, telemetry),
  );
  let http: HttpServer | undefined;
  return {
    platform,
    database,
    app,
    life,
    ctx: (actor) => ({ ...anonymousCtx(platform, '127.0.0.1'), actor }),
    prepare: ({ work }) => prepare(platform, database, work),
    start: () => start(platform, database, life),
    listen: async () => (http = await openPort(platform, app)),
    stop: () => stop(platform, database, life, http),
  };
}

async function prepare(
  { log, jobs, vault }: Assembly['platform'],
  database: Database,
  work: boolean,
): Promise<void> {
  const applied = await migrate(database);
  if (applied.length > 0) log.info({ applied }, 'the database was migrated');
  await vault.load(database.db);
  await jobs.start({ work });
}

async function start(platform: Assembly['platform'], database: Database, life: Life): Promise<void> {
  await prepare(platform, database, platform.config.roles.includes('worker'));
  // Processes on PostgreSQL may share the folder, so what is young may be in use.
  const ageMs = database.kind === 'pglite' ? 0 : DAY_MS;
  await platform.files.sweepTemp(new Date(platform.clock.nowMs() - ageMs));
  await database.listen(CHANGES_CHANNEL, (notice) => platform.changes.hear(notice));
  for (const part of parts) await part.start?.(platform);
  life.state = 'ready';
}

function openPort(platform: Platform, app: App): Promise<HttpServer> {
  const { config } = platform;
  const hots = parts.flatMap((part) =>
    part.hot && config.roles.includes(part.role ?? 'web') ? [part.hot(platform)] : [],
  );
  return listen(app, hots, config, platform);
}

async function stop(
  platform: Assembly['platform'],
  database: Database,
  life: Life,
  http: HttpServer | undefined,
): Promise<void> {
  if (life.state === 'stopping') return;
  life.state = 'stopping';
  const { config, jobs, log } = platform;
  for (const part of parts) part.drain?.(platform);
  await http?.stop(config.stopGraceMs);
  for (const part of parts.toReversed()) {
    await part
      .stop?.(platform)
      .catch((error: unknown) => log.error({ err: error, part: part.name }, 'a part did not stop cleanly'));
  }
  await jobs
    .stop(config.stopGraceMs)
    .catch((error: unknown) => log.error({ err: error }, 'jobs did not stop cleanly'));
  await database.close();
}
