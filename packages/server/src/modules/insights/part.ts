import type { Part } from '../../platform/part.ts';
import { liveHubOf } from './live-hub.ts';

/** Insights as a part of the server: who listens hears that it stops. */
export const insightsPart: Part = {
  name: 'insights',
  drain: (platform) => liveHubOf(platform).close(),
  stop: (platform) => liveHubOf(platform).settled(),
};
