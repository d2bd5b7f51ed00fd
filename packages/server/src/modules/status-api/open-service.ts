import { foundPage, openStatusStore, statusMigrations, type StatusContext } from '#status';
import { startSubscribers, subscriberMigrations } from '#status-fanout';
import { probeMigrations } from '#status-probes';
import { openPublisher, type Publisher } from '#status-publish';
import type { Config } from '../../config.ts';
import { statusApiMigrations } from './migrations.ts';
import { openContext, type StatusMeans } from './open-context.ts';
import { runService, type RunningService } from './run-service.ts';

/** The status service of this process. */
export interface StatusService {
  ctx: StatusContext;
  publisher: Publisher;
  /** Publishes, opens the port and goes on by itself. Returns the port. */
  start(): Promise<number>;
  /** Without a start: sends subscribers what waits for them, for at most so long. */
  tellSubscribers(longestMs: number): Promise<void>;
  /** Lets go of the folder, too. */
  stop(): Promise<void>;
}

/**
 * Opens the facts; nothing runs yet.
 *
 * @throws HeldError when another process has the folder
 * @example await openStatusService(config, { ...ctx, command: 'serve' }).start(); // 4001
 */
export function openStatusService(config: Config, means: StatusMeans): StatusService {
  const migrations = [
    ...statusMigrations,
    ...statusApiMigrations,
    ...subscriberMigrations,
    ...probeMigrations,
  ];
  const store = openStatusStore(config.statusDataDir, migrations, means);
  const ctx = openContext(config, means, store);
  foundPage(ctx);
  const publisher = openPublisher(ctx);
  let running: RunningService | undefined;
  return {
    ctx,
    publisher,
    async start() {
      running = await runService(config, ctx, publisher);
      return running.port;
    },
    async tellSubscribers(longestMs) {
      const telling = startSubscribers(ctx);
      const deadline = new Promise<void>((done) => void setTimeout(done, longestMs).unref());
      await Promise.race([telling.idle(), deadline]);
      await telling.stop();
    },
    async stop() {
      await running?.stop();
      await publisher.stop();
      store.close();
    },
  };
}
