import type { Part } from '../../platform/part.ts';
import { actorFromRequest } from './authenticate.ts';
import { registerAccessKeyJobs } from './jobs.ts';
import { endLogIns } from './end-log-ins.ts';
import { makeFirstKey } from './make-first-key.ts';
import { usesWritten } from './note-use.ts';

/** Access keys as a part of the server: who asks, background work, the key that comes with an account. */
export const accessKeysPart: Part = {
  name: 'access-keys',
  // The CodePush wire knows keys only and words its own refusals; pages read the cookie themselves.
  actor: async (request, ctx) =>
    new URL(request.url).pathname.startsWith('/api/') ? actorFromRequest(ctx, request) : undefined,
  news: { makeFirstKey, passwordReset: endLogIns },
  jobs: registerAccessKeyJobs,
  stop: usesWritten,
};
