import type { Part } from '../../platform/part.ts';
import { checkMeans } from './means.ts';
import { moveApp } from './move-app.ts';
import { sweepDecisions } from './sweep-decisions.ts';

/** Decisions as a part of the server: moves and sweeps their rows, writes what waits before a stop. */
export const acquisitionPart: Part = {
  name: 'acquisition',
  news: { appMoved: moveApp },
  jobs: (platform) =>
    platform.jobs.register('acquisition.sweep', (_data, { signal }) => sweepDecisions(platform, signal), {
      schedule: '37 3 * * *',
      expireInSeconds: 3600,
    }),
  stop: (platform) => checkMeans(platform).recorder.flush(),
};
