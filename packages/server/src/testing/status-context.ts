import {
  foundPage,
  memoryStatusStore,
  statusMigrations,
  type StatusConfig,
  type StatusContext,
  type StatusMigration,
} from '#status';
import { openLog } from '../platform/log.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';

/** A status service without its edges: facts in memory, a clock that stands still, the default components. */
export function statusContext(
  options: { migrations?: StatusMigration[]; config?: Partial<StatusConfig> } = {},
): StatusContext & { clock: FakeClock } {
  const clock = fakeClock();
  const ctx = {
    config: {
      statusDataDir: '/nowhere',
      statusUrl: 'https://status.example.com',
      statusName: 'CodePushGo',
      statusKey: 'k'.repeat(32),
      probeKey: undefined,
      statusTargets: [],
      s3: { endpoint: undefined, region: 'us-east-1', keys: undefined },
      smtpUrl: undefined,
      mailFrom: 'Status <status@example.com>',
      webhookAllowPrivate: [],
      trustProxy: 0,
      ...options.config,
    },
    clock,
    log: openLog('error'),
    store: memoryStatusStore([...statusMigrations, ...(options.migrations ?? [])], clock),
    resolveHost: async () => [],
  };
  foundPage(ctx);
  return ctx;
}
