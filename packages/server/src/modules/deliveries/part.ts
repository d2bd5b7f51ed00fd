import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { cancelPending } from './cancel-pending.ts';
import { releaseAllClaims } from './claim-deliveries.ts';
import { dispatcherOf } from './dispatcher.ts';
import { DELIVER, queueHappening } from './queue-delivery.ts';
import { sweepDeliveries } from './sweep-deliveries.ts';

function registerJobs(platform: Platform): void {
  // Each minute too: what a killed process had under way is due again without a job of its own.
  platform.jobs.register(DELIVER, () => dispatcherOf(platform).poke(), { schedule: '* * * * *' });
  platform.jobs.register('deliveries.sweep', (_data, { signal }) => sweepDeliveries(platform, signal), {
    schedule: '23 3 * * *',
    expireInSeconds: 3600,
  });
}

async function start(platform: Platform): Promise<void> {
  const { databaseUrl, roles } = platform.config;
  if (databaseUrl === undefined) await releaseAllClaims(platform);
  if (roles.includes('worker')) await dispatcherOf(platform).poke();
}

/** Messages to webhooks as a part of the server: written with their event, sent in the background. */
export const deliveriesPart: Part = {
  name: 'deliveries',
  news: { happened: queueHappening, webhookDisabled: cancelPending },
  jobs: registerJobs,
  start,
  stop: (platform) => dispatcherOf(platform).stop(),
};
