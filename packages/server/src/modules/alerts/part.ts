import type { Ctx, Happening, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { dropAlerts } from './drop-alerts.ts';
import { forgetProject } from './forget-project.ts';
import { queueAlerts, SEND_ALERTS } from './queue-alerts.ts';
import { sendAlerts } from './send-alerts.ts';

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'alerts' },
  });
  platform.jobs.register<Happening>(SEND_ALERTS, (happening) => sendAlerts(ctx(), happening));
}

/** Alerts by mail as a part of the server. */
export const alertsPart: Part = {
  name: 'alerts',
  news: {
    happened: queueAlerts,
    projectMoved: forgetProject,
    memberRemoved: async (_ctx, tx, orgId, accountId) => void (await dropAlerts(tx, orgId, accountId)),
  },
  jobs: registerJobs,
};
