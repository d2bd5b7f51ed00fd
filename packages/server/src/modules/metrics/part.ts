import { alongWithChannels } from '#channels';
import type { Part } from '../../platform/part.ts';
import { reportCommits } from './record-report.ts';
import { deviceReleases, devices, releaseCounts } from './schema.ts';
import { sweepFigures } from './sweep-figures.ts';

/** Figures as a part of the server: moves and sweeps their rows, ends commits under way before a stop. */
export const metricsPart: Part = {
  name: 'metrics',
  news: { appMoved: alongWithChannels(devices, deviceReleases, releaseCounts) },
  jobs: (platform) =>
    platform.jobs.register('metrics.sweep', (_data, { signal }) => sweepFigures(platform, signal), {
      schedule: '11 3 * * *',
      expireInSeconds: 3600,
    }),
  stop: (platform) => reportCommits(platform).settled(),
};
