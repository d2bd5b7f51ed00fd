import type { Part } from '../../platform/part.ts';
import { downloadRoutes } from './downloads.ts';
import { registerJobs } from './jobs.ts';
import { servedBytesOf } from './served-bytes.ts';

/** Delivery as a part of the server: downloads for devices, diffs and clean-up in the background. */
export const deliveryPart: Part = {
  name: 'delivery',
  role: 'device',
  jobs: registerJobs,
  hot: downloadRoutes,
  stop: (platform) => servedBytesOf(platform).flush(),
};
