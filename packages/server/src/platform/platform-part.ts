import { sweepIdempotencyKeys } from './idempotency.ts';
import type { JobHandler } from './jobs.ts';
import { registerMailJob } from './mail.ts';
import type { Part } from './part.ts';
import { sweepRateLimits } from './rate-limit.ts';
import { vacuumEmbedded } from './vacuum-embedded.ts';

/** The platform's own jobs. */
export const platformPart: Part = {
  name: 'platform',
  jobs(platform) {
    const { config, jobs, db, clock } = platform;
    registerMailJob(platform);
    jobs.register('idempotency.sweep', async () => void (await sweepIdempotencyKeys(platform)), {
      schedule: '17 * * * *',
    });
    // A PostgreSQL server does it by itself.
    if (!config.databaseUrl) {
      const vacuum: JobHandler<object> = async (_data, { signal }) => void (await vacuumEmbedded(db, signal));
      jobs.register('database.vacuum', vacuum, { schedule: '*/10 * * * *' });
    }
    jobs.register('rate-limits.sweep', () => sweepRateLimits(db, clock), { schedule: '27 * * * *' });
  },
};
