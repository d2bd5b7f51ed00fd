import type { Part } from '../../platform/part.ts';
import { firstRunLink } from './first-run-link.ts';
import { registerAccountJobs } from './jobs.ts';

/** Accounts as a part of the server: background work, the link of the first start. */
export const accountsPart: Part = {
  name: 'accounts',
  jobs: registerAccountJobs,
  start: async (platform) => {
    if (!platform.config.roles.includes('web')) return;
    const link = await firstRunLink(platform);
    // The one secret that is meant for the log: whoever reads it owns the machine.
    if (link) platform.log.info(`Nobody has an account yet. Open this link to become the operator: ${link}`);
  },
};
