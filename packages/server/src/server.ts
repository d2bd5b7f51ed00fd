import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Actor, Ctx, News, Platform } from './context.ts';
import { parts } from './parts.ts';
import { anonymousCtx, buildApp } from './platform/app.ts';
import { CHANGES_CHANNEL, createChanges, type ChangeTopic } from './platform/changes.ts';
import type { Clock } from './platform/clock.ts';
import { openDb, type Database } from './platform/db.ts';
import { mountHealth, type Life } from './platform/health.ts';
import { listen, type HttpServer } from './platform/http.ts';
import { sweepIdempotencyKeys } from './platform/idempotency.ts';
import { openJobs, type JobRunner } from './platform/jobs.ts';
import { lockFolder } from './platform/lock.ts';
import type { Log } from './platform/log.ts';
import { registerMailJob } from './platform/mail.ts';
import { migrate } from './platform/migrate.ts';
import type { App } from './platform/part.ts';
import { memoryLimits } from './platform/rate-limit.ts';
import { openDiskStorage } from './platform/storage-disk.ts';
import { openTelemetry } from './platform/telemetry.ts';

/** What the server cannot make itself. */
export interface Outside {
  config: Config;
  clock: Clock;
  log: Log;
  /** An open database instead of the configured one; the server closes it. */
  database?: Database;
}

/** The server with its parts, before it listens. */
export interface Assembly {
  platform: Platform & { jobs: JobRunner };
  database: Database;
  app: App;
  life: Life;
  /** A context for a verb that no request called. */
  ctx(actor: Actor): Ctx;
  /** Migrates, starts parts and jobs. */
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
export async function openConfiguredDb({ config, clock, log }: Outside, command: string): Promise<Database> {
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
export async function assemble(outside: Outside): Promise<Assembly> {
  const { config, clock, log } = outside;
  const database = outside.database ?? (await openConfiguredDb(outside, 'serve'));
  const platform = {
    config,
    clock,
    log,
    db: database.db,
    jobs: openJobs(database, log),
    files: openDiskStorage(join(config.dataDir, 'files'), log),
    limits: memoryLimits(),
    changes: createChanges(),
    news: collectNews(),
  };
  const life: Life = { state: 'starting' };
  const telemetry = openTelemetry();
  registerMailJob(platform);
  platform.jobs.register('idempotency.sweep', async () => void (await sweepIdempotencyKeys(platform)), {
    schedule: '17 * * * *',
  });
  for (const part of parts) part.jobs?.(platform);
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
    start: () => start(platform, database, life),
    listen: async () => (http = await openPort(platform, app)),
    stop: () => stop(platform, database, life, http),
  };
}

function collectNews(): News {
  const alone: News = {
    accountCreated: async () => undefined,
    isSlugFree: async () => true,
    isInvited: async () => false,
    openInvitation: async () => null,
    acceptInvitation: async () => undefined,
    guestOrganisations: async () => [],
    countApps: async () => 0,
    memberRemoved: async () => undefined,
    appMoved: async () => undefined,
  };
  const all = Object.assign(alone, ...parts.map((part) => part.news ?? {}));
  all.memberRemoved = async (...news: Parameters<News['memberRemoved']>) => {
    for (const part of parts) await part.news?.memberRemoved?.(...news);
  };
  all.appMoved = async (...news: Parameters<News['appMoved']>) => {
    for (const part of parts) await part.news?.appMoved?.(...news);
  };
  return all;
}

async function start(platform: Assembly['platform'], database: Database, life: Life): Promise<void> {
  const applied = await migrate(database);
  if (applied.length > 0) platform.log.info({ applied }, 'the database was migrated');
  await platform.files.sweepTemp();
  await database.listen(CHANGES_CHANNEL, (notice) => {
    platform.changes.emit(notice.kind === 'payload' ? (notice.payload.split(' ') as ChangeTopic[]) : null);
  });
  for (const part of parts) await part.start?.(platform);
  await platform.jobs.start({ work: platform.config.roles.includes('worker') });
  life.state = 'ready';
}

function openPort(platform: Platform, app: App): Promise<HttpServer> {
  const { config, log } = platform;
  const hots = parts.flatMap((part) =>
    part.hot && config.roles.includes(part.role ?? 'web') ? [part.hot(platform)] : [],
  );
  return listen(app, hots, config, log);
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
