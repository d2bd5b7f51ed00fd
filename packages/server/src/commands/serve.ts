import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { openLog } from '../platform/log.ts';
import { assemble } from '../server.ts';

/** Serves until SIGTERM or SIGINT, then stops in order. */
export async function serve(config: Config): Promise<number> {
  const log = openLog(config.logLevel);
  const stopped = new Promise<NodeJS.Signals>((done) => {
    process.once('SIGTERM', done);
    process.once('SIGINT', done);
  });
  const server = await assemble({ config, clock: systemClock, log });
  await server.start();
  const http = await server.listen();
  log.info(
    { port: http.port, publicUrl: config.publicUrl, database: server.database.kind },
    'the server is ready',
  );
  const signal = await stopped;
  log.info({ signal }, 'the server is stopping');
  await server.stop();
  log.info('the server has stopped');
  return 0;
}
