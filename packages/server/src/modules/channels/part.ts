import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { channelIdsOf } from './channels-of-app.ts';
import { makeFirstChannels } from './make-first-channels.ts';
import { moveChannels } from './move-channels.ts';
import { purgeChannels } from './purge-channels.ts';

/** Channels as a part of the server: what apps ask, and the daily purge. */
export const channelsPart: Part = {
  name: 'channels',
  news: { makeFirstChannels, channelIds: channelIdsOf, appMoved: moveChannels },
  jobs: (platform) => {
    const name = 'channels.purge';
    platform.jobs.register(
      name,
      async () => {
        const ctx = { ...anonymousCtx(platform, 'job'), actor: { kind: 'system' as const, name } };
        while ((await purgeChannels(ctx)) > 0);
      },
      // After the apps.
      { schedule: '47 3 * * *' },
    );
  },
};
