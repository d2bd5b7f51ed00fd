import type { Part } from '../../platform/part.ts';
import { countsOf } from './counts-of.ts';
import { sweepMinutes } from './sweep-minutes.ts';

/** Counts of checks and downloads as a part of the server: written out before a stop, swept each night. */
export const failedChecksPart: Part = {
  name: 'failed checks',
  jobs: (platform) =>
    platform.jobs.register('failed-checks.sweep', (_data, { signal }) => sweepMinutes(platform, signal), {
      schedule: '43 3 * * *',
      expireInSeconds: 3600,
    }),
  stop: (platform) => countsOf(platform).flush(),
};
