import type { Part } from '../../platform/part.ts';
import { actorFromRequest } from './authenticate.ts';
import { firstRunLink } from './first-run-link.ts';
import { registerAccountJobs } from './jobs.ts';
import { usesWritten } from './note-use.ts';

/** Accounts as a part of the server: who asks, background work, the link of the first start. */
export const accountsPart: Part = {
  name: 'accounts',
  // The CodePush wire knows keys only and words its own refusals; pages read the cookie themselves.
  actor: async (request, ctx) =>
    new URL(request.url).pathname.startsWith('/api/') ? actorFromRequest(ctx, request) : undefined,
  jobs: registerAccountJobs,
  start: async (platform) => {
    if (!platform.config.roles.includes('web')) return;
    const link = await firstRunLink(platform);
    // The one secret that is meant for the log: whoever reads it owns the machine.
    if (link) platform.log.info(`Nobody has an account yet. Open this link to become the operator: ${link}`);
  },
  stop: usesWritten,
};
