import type { OpenStatusStore, StatusContext } from '#status';
import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { ResolveHost } from '../../platform/resolve-host.ts';
import { statusKeyOf } from '../../platform/status-key.ts';

/** What the service cannot make itself. */
export interface StatusMeans {
  clock: Clock;
  log: Log;
  resolveHost: ResolveHost;
  /** What this process does, for those who find the folder taken. */
  command: string;
}

/** What verbs of the service are given, from the configuration of the process. */
export function openContext(
  config: Config,
  { clock, log, resolveHost }: StatusMeans,
  store: OpenStatusStore,
): StatusContext {
  const { statusDataDir, statusUrl, statusName, statusTargets, s3, webhookAllowPrivate, trustProxy } = config;
  return {
    config: {
      statusDataDir,
      statusUrl,
      statusName,
      statusTargets,
      s3,
      webhookAllowPrivate,
      trustProxy,
      statusKey: statusKeyOf({ ...config, roles: ['status'] }),
      probeKey: config.probeKey,
      smtpUrl: config.statusSmtpUrl,
      mailFrom: config.statusMailFrom,
    },
    clock,
    log,
    store,
    resolveHost,
  };
}
