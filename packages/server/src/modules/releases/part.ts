import type { Part } from '../../platform/part.ts';
import { downloadRoutes } from './downloads.ts';
import { registerJobs } from './jobs.ts';
import { moveApp } from './move-app.ts';

/** Releases as a part of the server: downloads for devices, diffs and clean-up in the background. */
export const releasesPart: Part = {
  name: 'releases',
  role: 'device',
  news: { appMoved: moveApp },
  jobs: registerJobs,
  hot: downloadRoutes,
};
