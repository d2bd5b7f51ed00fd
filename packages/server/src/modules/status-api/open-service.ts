import { foundPage, openStatusStore, statusMigrations, type StatusContext } from '#status';
import { sweepMaintenances } from '#status-events';
import { openPublisher, primaryFolder, type Publisher } from '#status-publish';
import { statusPageHeaders } from '#status-site';
import type { Config } from '../../config.ts';
import { openControl } from '../../platform/control.ts';
import { listen, type HttpServer } from '../../platform/http.ts';
import { answerStatusCommand } from './answer-status-command.ts';
import { statusApiMigrations } from './migrations.ts';
import { openContext, type StatusMeans } from './open-context.ts';
import { serviceApp } from './service-app.ts';

const TICK_MS = 1000;

/** The status service of this process. */
export interface StatusService {
  ctx: StatusContext;
  publisher: Publisher;
  /** Publishes, opens the port and goes on by itself. Returns the port. */
  start(): Promise<number>;
  /** Lets go of the folder, too. */
  stop(): Promise<void>;
}

/**
 * Opens the facts; nothing runs yet.
 *
 * @throws HeldError when another process has the folder
 */
export function openStatusService(config: Config, means: StatusMeans): StatusService {
  const store = openStatusStore(config.statusDataDir, [...statusMigrations, ...statusApiMigrations], means);
  const ctx = openContext(config, means, store);
  foundPage(ctx);
  const publisher = openPublisher(ctx);
  let running: Running | undefined;
  return {
    ctx,
    publisher,
    async start() {
      running = await run(config, ctx, publisher);
      return running.http.port;
    },
    async stop() {
      await running?.stop();
      await publisher.stop();
      store.close();
    },
  };
}

interface Running {
  http: HttpServer;
  stop(): Promise<void>;
}

async function run(config: Config, ctx: StatusContext, publisher: Publisher): Promise<Running> {
  const app = serviceApp(ctx, {
    folder: primaryFolder(ctx),
    pageHeaders: statusPageHeaders,
    targets: () => publisher.states(),
    subscribers: () => [],
    takeReports: () => ({}),
    subscriberApp: { fetch: () => new Response(null, { status: 404 }) },
  });
  const { host, statusPort: port, silenceMs } = config;
  const http = await listen(app, [], { host, port: port ?? 0, silenceMs }, ctx);
  // A free port was taken, for a test: the site has its address only now.
  if (port === 0) ctx.config.statusUrl = config.statusUrl = `http://127.0.0.1:${http.port}`;
  const closeControl = await openControl(config.statusDataDir, (request) =>
    answerStatusCommand(ctx, publisher, request.args),
  );
  await publisher.start();
  const timer = setInterval(() => tick(ctx), TICK_MS).unref();
  return {
    http,
    async stop() {
      clearInterval(timer);
      await http.stop(config.stopGraceMs);
      await closeControl();
    },
  };
}

function tick(ctx: StatusContext): void {
  try {
    sweepMaintenances(ctx);
  } catch (error) {
    ctx.log.error({ err: error }, 'maintenances could not be moved on');
  }
}
