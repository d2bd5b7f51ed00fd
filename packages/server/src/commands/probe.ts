import type { Config } from '../config.ts';
import { deliverTo, startPlace } from '#status-probes';
import { systemClock } from '../platform/clock.ts';
import { openLog } from '../platform/log.ts';

const BAD_CONFIG = 78;

/** Probes from one place until SIGTERM or SIGINT: a process of its own that opens no folder and no database. */
export async function probe(config: Config): Promise<number> {
  const log = openLog(config.logLevel);
  const key = config.probeKey ?? config.statusKey;
  const missing = [
    ...(key ? [] : ['PROBE_KEY: the key for probes of the status service, so that it believes the reports.']),
    ...(config.probeDeploymentKey ? [] : ['PROBE_DEPLOYMENT_KEY: the key that the probe asks with.']),
  ];
  if (missing.length > 0 || !key) {
    console.error(`A probe needs:\n${missing.map((line) => `  - ${line}`).join('\n')}`);
    return BAD_CONFIG;
  }
  const stopped = new Promise<NodeJS.Signals>((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, done);
  });
  const { probePlace: place, probeUrl, statusUrl } = config;
  const deliver = deliverTo({ url: statusUrl, key }, systemClock, log);
  const probing = startPlace(config, { clock: systemClock, log }, deliver);
  log.info({ place, probeUrl, statusUrl }, 'the probe is ready');
  log.info({ signal: await stopped }, 'the probe is stopping');
  await probing?.stop();
  return 0;
}
