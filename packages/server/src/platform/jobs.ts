import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type Job, type QueueResult, type SendOptions } from 'pg-boss';
import type { Database, Db, Tx } from './db.ts';
import type { Log } from './log.ts';

/** What a handler knows of its run. */
export interface JobRun {
  id: string;
  /** Aborted when the process stops: throw then, and the job is handed back and runs again. */
  signal: AbortSignal;
}

/** Does one job. Throwing means: try again later. Must be safe to run twice. */
export type JobHandler<T> = (data: T, run: JobRun) => Promise<void>;

/** How a job is kept and run. */
export interface JobSettings {
  /** Cron expression in UTC; the job then also starts by itself, once for all processes. */
  schedule?: string;
  /** `short`: at most one waits for each `singletonKey`; it is what a second `send` of the same work falls into. */
  policy?: 'standard' | 'short';
  /** How many run at the same time in this process. Default 1. */
  concurrency?: number;
  /** After how long a run counts as dead. Default 900. */
  expireInSeconds?: number;
  /** How often a failing job is tried again, with growing pauses. Default 10. */
  retryLimit?: number;
}

/** Background work that is written with the change that causes it. */
export interface Jobs {
  /** Writes a job; inside a transaction it exists only if that commits. Handlers wake at once. */
  send(
    tx: Tx | Db,
    name: string,
    data: object,
    options?: Pick<SendOptions, 'startAfter' | 'singletonKey' | 'singletonSeconds' | 'priority'>,
  ): Promise<void>;
  /** Announces a job and its handler. Call it before the server starts. */
  register<T extends object>(name: string, handler: JobHandler<T>, settings?: JobSettings): void;
}

/** The jobs with their life. */
export interface JobRunner extends Jobs {
  /** Makes the queues; with `work` also runs their jobs. */
  start(options: { work: boolean }): Promise<void>;
  /** Lets running jobs end for at most `graceMs`, then hands the rest back to run again. */
  stop(graceMs: number): Promise<void>;
  /** Resolves when no job is due or running; with `retries`, when none is to be tried again either. For tests. */
  settled(options?: { retries: boolean }): Promise<void>;
}

interface Entry {
  handler: JobHandler<never>;
  settings: JobSettings;
}

const SCHEMA = 'pgboss';
// NOTIFY wakes the worker; polling only finds retries, delayed jobs and what a lost connection missed.
const POLL_SECONDS = 5;
// What a killed process was doing is done by another after at most the sum of the first two. The embedded database
// has one process, which finds its own leftovers at the start; to look costs it a quarter of a second.
const HEARTBEAT_SECONDS = 15;
const WATCH_SECONDS = 10;
const ALONE_WATCH_SECONDS = 600;
const MUTED_MS = 30_000;

/** Jobs on pg-boss in the same database. */
export function openJobs(database: Database, log: Log): JobRunner {
  return new BossJobs(database, log);
}

class BossJobs implements JobRunner {
  readonly #database: Database;
  readonly #log: Log;
  readonly #boss: PgBoss;
  readonly #entries = new Map<string, Entry>();
  readonly #running = new Set<string>();
  readonly #handBack = new Set<string>();
  readonly #muted = new Set<string>();
  readonly #stopping = new AbortController();
  #started = false;

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
    const watchSeconds = database.kind === 'postgres' ? WATCH_SECONDS : ALONE_WATCH_SECONDS;
    this.#boss = new PgBoss({
      db: bossDatabase(database),
      backend: database.kind,
      schema: SCHEMA,
      useListenNotify: true,
      registerInstance: false,
      monitorVacuum: false,
      reindex: false,
      superviseIntervalSeconds: watchSeconds,
      monitorIntervalSeconds: watchSeconds,
      flowIntervalSeconds: 600,
      openTelemetry: { enabled: false },
    });
    this.#boss.on('error', (error) => this.#warn(error));
  }

  // Every queue asks every few seconds, so an outage would fill the log with one message.
  #warn(error: Error): void {
    const what = error.message.replace(/ \(Queue.*/, '');
    if (this.#muted.has(what)) return;
    this.#muted.add(what);
    setTimeout(() => this.#muted.delete(what), MUTED_MS).unref();
    this.#log.warn({ err: error }, 'background jobs met an error');
  }

  register<T extends object>(name: string, handler: JobHandler<T>, settings: JobSettings = {}): void {
    if (this.#started) throw new Error(`Job ${name} is registered after the start`);
    if (this.#entries.has(name)) throw new Error(`Job ${name} is registered twice`);
    this.#entries.set(name, { handler, settings });
  }

  async send(tx: Tx | Db, name: string, data: object, options: SendOptions = {}): Promise<void> {
    if (!this.#entries.has(name)) throw new Error(`Job ${name} is not registered`);
    await this.#boss.send(name, data, { ...options, db: fromDrizzle(tx as never, sql) });
  }

  async start({ work }: { work: boolean }): Promise<void> {
    this.#started = true;
    await this.#boss.start();
    // The embedded database has one process, so what it finds running was cut off.
    if (this.#database.kind === 'pglite') await this.#release(`state = 'active'`);
    const queues = new Map((await this.#boss.getQueues()).map((queue) => [queue.name, queue]));
    const schedules = new Map((await this.#boss.getSchedules()).map(({ name, cron }) => [name, cron]));
    for (const [name, entry] of this.#entries) {
      await this.#prepare(name, entry.settings, queues.get(name), schedules.get(name));
      if (work) await this.#work(name, entry);
    }
  }

  // Most starts find everything as it should be, and then write nothing.
  async #prepare(
    name: string,
    settings: JobSettings,
    known: QueueResult | undefined,
    schedule: string | undefined,
  ): Promise<void> {
    const queue = {
      retryLimit: settings.retryLimit ?? 10,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: settings.expireInSeconds ?? 900,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: 3600,
      notify: true,
    };
    const policy = settings.policy ?? 'standard';
    const wanted = Object.entries(queue) as [keyof typeof queue, unknown][];
    if (!known) await this.#boss.createQueue(name, { ...queue, policy });
    else if (wanted.some(([key, value]) => known[key] !== value)) await this.#boss.updateQueue(name, queue);
    if (settings.schedule === schedule) return;
    if (settings.schedule) await this.#boss.schedule(name, settings.schedule, {}, { tz: 'UTC' });
    else await this.#boss.unschedule(name);
  }

  async #work(name: string, { handler, settings }: Entry): Promise<void> {
    const options = {
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
    };
    const workers: string[] = [];
    const run = async ([job]: Job<object>[]): Promise<void> => {
      if (job) await this.#run(name, handler, job);
      // Look for the next job at once, not at the next poll.
      for (const worker of workers) this.#boss.notifyWorker(worker);
    };
    for (let i = 0; i < (settings.concurrency ?? 1); i++)
      workers.push(await this.#boss.work(name, options, run));
  }

  async #run(name: string, handler: JobHandler<never>, job: Job<object>): Promise<void> {
    this.#running.add(job.id);
    try {
      await handler((job.data ?? {}) as never, {
        id: job.id,
        signal: AbortSignal.any([this.#stopping.signal, job.signal]),
      });
    } catch (error) {
      if (this.#stopping.signal.aborted) this.#handBack.add(job.id);
      else this.#log.warn({ err: error, job: name, jobId: job.id }, 'a job failed and will be tried again');
      throw error;
    } finally {
      this.#running.delete(job.id);
    }
  }

  async stop(graceMs: number): Promise<void> {
    if (!this.#started) return;
    this.#stopping.abort(new Error('The server is stopping.'));
    await this.#boss.stop({ graceful: true, timeout: Math.max(graceMs, 1000), close: false });
    const ids = [...this.#handBack, ...this.#running];
    if (ids.length > 0) await this.#release('id = any($1::uuid[])', [ids]);
  }

  async #release(where: string, params: unknown[] = []): Promise<void> {
    const set = `state = 'retry', start_after = now(), completed_on = null`;
    await this.#database.executeSql(`update ${SCHEMA}.job set ${set} where ${where}`, params);
  }

  async settled({ retries } = { retries: false }): Promise<void> {
    const due = `state in ('created', 'retry') and start_after <= now()`;
    const waiting = retries ? `(${due}) or state = 'retry'` : due;
    // Its own queue of what is due by a schedule is looked at every few seconds; nobody asked for that.
    const own = `name not like '\\_\\_pgboss%'`;
    const open = `select 1 from ${SCHEMA}.job where (state = 'active' or ${waiting}) and ${own}`;
    while ((await this.#database.executeSql(`${open} limit 1`)).rows.length > 0)
      await new Promise((done) => setTimeout(done, 15));
  }
}

function bossDatabase(
  database: Database,
): NonNullable<
  ConstructorParameters<typeof PgBoss>[0] extends infer O ? (O extends { db?: infer D } ? D : never) : never
> {
  return {
    executeSql: (text: string, values?: unknown[]) => database.executeSql(text, values),
    async listen(channel: string, hear: (payload: string) => void, resync: () => void) {
      const close = await database.listen(channel, (notice) => {
        if (notice.kind === 'payload') hear(notice.payload);
        else if (notice.kind === 'resync') resync();
      });
      resync();
      return { close };
    },
  };
}
