import type { Part } from '../../platform/part.ts';
import { actorFromRequest } from './actor-from-request.ts';
import { endLogIns } from './end-log-ins.ts';
import { registerSessionJobs } from './jobs.ts';

/** Sessions as a part of the server: who asks, background work, what a new password ends. */
export const sessionsPart: Part = {
  name: 'sessions',
  // The CodePush wire knows keys only and words its own refusals; pages read the cookie themselves.
  actor: async (request, ctx) =>
    new URL(request.url).pathname.startsWith('/api/') ? actorFromRequest(ctx, request) : undefined,
  news: {
    passwordReset: async (_ctx, tx, accountId) => {
      await endLogIns(tx, accountId);
    },
  },
  jobs: registerSessionJobs,
};
