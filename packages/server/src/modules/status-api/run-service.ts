import type { StatusContext } from '#status';
import { sweepMaintenances } from '#status-events';
import { startSubscribers } from '#status-fanout';
import { watchProbes } from '#status-probes';
import { primaryFolder, type Publisher } from '#status-publish';
import { statusPageHeaders } from '#status-site';
import { subscriberRoutes } from '#status-subscriber-pages';
import { countSubscribers } from '#status-subscribers';
import type { Config } from '../../config.ts';
import { openControl } from '../../platform/control.ts';
import { listen } from '../../platform/http.ts';
import { answerStatusCommand } from './answer-status-command.ts';
import { serviceApp } from './service-app.ts';
import { startOwnPlace } from './start-own-place.ts';

const TICK_MS = 1000;

/** A status service that answers. */
export interface RunningService {
  port: number;
  /** In order: the port, probes, maintenances, messages. What waits is kept. */
  stop(): Promise<void>;
}

/** Opens the port, publishes, watches probes, moves maintenances on and tells subscribers. */
export async function runService(
  config: Config,
  ctx: StatusContext,
  publisher: Publisher,
): Promise<RunningService> {
  const { probePlaces: places, probeIntervalMs: intervalMs, probeNoticeMs: noticeMs } = config;
  const watch = watchProbes(ctx, { places, intervalMs, noticeMs });
  const app = serviceApp(ctx, {
    folder: primaryFolder(ctx),
    pageHeaders: statusPageHeaders,
    targets: () => publisher.states(),
    subscribers: () => countSubscribers(ctx),
    takeReports: (body) => watch.take(body),
    subscriberApp: subscriberRoutes(ctx),
  });
  const { host, statusPort, silenceMs } = config;
  const http = await listen(app, [], { host, port: statusPort ?? 0, silenceMs }, ctx).catch(
    (error: unknown) => {
      watch.stop();
      throw error;
    },
  );
  // A free port was taken, for a test: the site has its address only now.
  if (statusPort === 0) ctx.config.statusUrl = config.statusUrl = `http://127.0.0.1:${http.port}`;
  const closeControl = await openControl(config.statusDataDir, (request) =>
    answerStatusCommand(ctx, publisher, request.args),
  );
  await publisher.start();
  const telling = startSubscribers(ctx);
  const place = startOwnPlace(config, ctx, watch);
  const timer = setInterval(() => moveOn(ctx), TICK_MS).unref();
  return {
    port: http.port,
    async stop() {
      clearInterval(timer);
      await http.stop(config.stopGraceMs);
      await closeControl();
      await place?.stop();
      watch.stop();
      await telling.stop();
    },
  };
}

function moveOn(ctx: StatusContext): void {
  try {
    sweepMaintenances(ctx);
  } catch (error) {
    ctx.log.error({ err: error }, 'maintenances could not be moved on');
  }
}
