import { alongWithChannels } from '#channels';
import type { Part } from '../../platform/part.ts';
import { foldHours } from './fold-hours.ts';
import { audienceDays, deviceDays, lastSeenDays, releaseHours } from './schema.ts';
import { sweepRollups } from './sweep-rollups.ts';

/** Sums by time as a part of the server: they move with their app, and are folded and swept each night. */
export const rollupsPart: Part = {
  name: 'rollups',
  news: { appMoved: alongWithChannels(releaseHours, deviceDays, lastSeenDays, audienceDays) },
  jobs: (platform) =>
    platform.jobs.register(
      'rollups.sweep',
      async (_data, { signal }) => {
        await sweepRollups(platform, signal);
        await foldHours(platform, signal);
      },
      { schedule: '23 3 * * *', expireInSeconds: 3600 },
    ),
};
