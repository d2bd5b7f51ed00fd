import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { checkPlatform } from './check-platform.ts';
import { type Deliver, openOutbox } from './send-reports.ts';
import { type Probing, startProbing } from './start-probing.ts';

/**
 * Starts the place that the configuration names; undefined where it names no deployment key.
 *
 * @param deliver where its reports go
 * @example await startPlace(platform.config, platform, async () => true)?.stop();
 */
export function startPlace(
  config: Pick<Config, 'probeUrl' | 'probeDeploymentKey' | 'probePlace' | 'probeIntervalMs'>,
  { clock, log }: { clock: Clock; log: Log },
  deliver: Deliver,
): Probing | undefined {
  const {
    probeUrl: url,
    probeDeploymentKey: deploymentKey,
    probePlace: place,
    probeIntervalMs: intervalMs,
  } = config;
  if (!deploymentKey) {
    log.info('nothing is probed: PROBE_DEPLOYMENT_KEY is not set, and the time counts as unmeasured');
    return undefined;
  }
  const outbox = openOutbox(place, deliver);
  return startProbing(checkPlatform({ url, deploymentKey }, clock), outbox, { clock, intervalMs, place });
}
