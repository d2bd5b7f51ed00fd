import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { openControl } from '../platform/control.ts';
import { keepHiddenClasses } from '../platform/keep-hidden-classes.ts';
import { openLog } from '../platform/log.ts';
import { assemble, type Assembly } from '../server.ts';
import { answerCommand } from './answer-command.ts';

const OUR_FAULT = 70;

/** Serves until SIGTERM or SIGINT, then stops in order; a second signal stops at once. */
export async function serve(config: Config): Promise<number> {
  const log = openLog(config.logLevel);
  const stopped = stopSignal();
  // Nothing known is left half-done by an end here, and nothing unknown is served after it.
  process.once('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nothing caught ends the server');
    process.exit(OUR_FAULT);
  });
  keepHiddenClasses();
  const server = await assemble({ config, clock: systemClock, log });
  await server.start();
  const closeControl = await control(server);
  const { port } = await server.listen();
  const { publicUrl, roles } = config;
  log.info({ port, publicUrl, database: server.database.kind, roles }, 'the server is ready');
  log.info({ signal: await stopped }, 'the server is stopping');
  await closeControl();
  await server.stop();
  log.info('the server has stopped');
  return 0;
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, done);
  });
}

// Only the embedded database needs it: on PostgreSQL a command opens the database itself.
async function control(server: Assembly): Promise<() => Promise<void>> {
  if (server.database.kind === 'postgres') return async () => undefined;
  return openControl(server.platform.config.dataDir, (request) => answerCommand(server, request));
}
