import { sweepIdempotencyKeys } from './idempotency.ts';
import { registerMailJob } from './mail.ts';
import type { Part } from './part.ts';
import { sweepRateLimits } from './rate-limit.ts';

/** The platform's own jobs. */
export const platformPart: Part = {
  name: 'platform',
  jobs(platform) {
    const { jobs, db, clock } = platform;
    registerMailJob(platform);
    jobs.register('idempotency.sweep', async () => void (await sweepIdempotencyKeys(platform)), {
      schedule: '17 * * * *',
    });
    jobs.register('rate-limits.sweep', () => sweepRateLimits(db, clock), { schedule: '27 * * * *' });
  },
};
