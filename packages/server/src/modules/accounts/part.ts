import type { Platform } from '../../context.ts';
import type { Part } from '../../platform/part.ts';
import { firstRunLink } from './first-run-link.ts';
import { sweepLinks } from './links.ts';
import { SEND_LINK, sendLink, type LinkRequest } from './send-link.ts';

function registerJobs(platform: Platform): void {
  platform.jobs.register<LinkRequest>(SEND_LINK, (request) => sendLink(platform, request), {
    concurrency: 2,
  });
  // With the links go the sign-ups that nobody finished.
  platform.jobs.register('accounts.sweep', () => sweepLinks(platform.db, platform.clock.now()), {
    schedule: '41 * * * *',
  });
}

/** Accounts as a part of the server: background work, the link of the first start. */
export const accountsPart: Part = {
  name: 'accounts',
  jobs: registerJobs,
  start: async (platform) => {
    if (!platform.config.roles.includes('web')) return;
    const link = await firstRunLink(platform);
    // The one secret that is meant for the log: whoever reads it owns the machine.
    if (link) platform.log.info(`Nobody has an account yet. Open this link to become the operator: ${link}`);
  },
};
