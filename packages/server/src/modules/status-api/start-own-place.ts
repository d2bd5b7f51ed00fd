import { deliverTo, startPlace, type Probing, type ProbeWatch } from '#status-probes';
import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';

/**
 * Makes this process a place of probes, if that is a role of it.
 *
 * @param watch the status service of this process; without one reports go over HTTP
 */
export function startOwnPlace(
  config: Config,
  { clock, log }: { clock: Clock; log: Log },
  watch: ProbeWatch | undefined,
): Probing | undefined {
  if (!config.roles.includes('probe')) return undefined;
  const { statusUrl: url } = config;
  const key = config.probeKey ?? config.statusKey;
  if (watch) return startPlace(config, { clock, log }, async (batch) => (watch.take(batch), true));
  if (key) return startPlace(config, { clock, log }, deliverTo({ url, key }, clock, log));
  log.info('this process probes nothing: it has no status service, and no PROBE_KEY of another one');
  return undefined;
}
