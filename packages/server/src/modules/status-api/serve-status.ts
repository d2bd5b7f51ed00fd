import type { Config } from '../../config.ts';
import { systemClock } from '../../platform/clock.ts';
import { openLog } from '../../platform/log.ts';
import { resolveByDns } from '../../platform/resolve-host.ts';
import { openStatusService } from './open-service.ts';

const OUR_FAULT = 70;
const MEGABYTE = 1024 * 1024;

/**
 * Serves the status site alone until SIGTERM or SIGINT: no database, and no folder but its own. Gives the exit code.
 *
 * @example process.exitCode = await serveStatus(config);
 */
export async function serveStatus(config: Config): Promise<number> {
  const log = openLog(config.logLevel);
  const stopped = new Promise<NodeJS.Signals>((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, done);
  });
  process.once('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nothing caught ends the status service');
    process.exit(OUR_FAULT);
  });
  const means = { clock: systemClock, log, resolveHost: resolveByDns, command: 'serve' };
  const service = openStatusService(config, means);
  const port = await service.start();
  const memoryMb = Math.round(process.memoryUsage.rss() / MEGABYTE);
  const { statusUrl, roles } = config;
  log.info({ port, statusUrl, roles, memoryMb }, 'the server is ready');
  log.info({ signal: await stopped }, 'the server is stopping');
  await service.stop();
  log.info('the server has stopped');
  return 0;
}
