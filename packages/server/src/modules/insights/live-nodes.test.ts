import { expect, test } from 'vitest';
import { createClient } from '@codepushgo/contract/client';
import { createAccessKey } from '#access-keys';
import { recordReport } from '#metrics';
import { haltRelease } from '#releases';
import { systemClock } from '../../platform/clock.ts';
import { makeServer } from '../../testing/make-server.ts';
import { makeReleaseWorld } from '../../testing/release-world.ts';

// engine: postgres
// Two processes on one database; see make-server.ts for the engines.

test('who listens at one process hears what happens at another', async () => {
  const one = await makeServer({ clock: systemClock });
  const { databaseUrl } = one.config;
  const other = await makeServer({ clock: systemClock, config: { databaseUrl } });
  try {
    const world = await makeReleaseWorld(one);
    await world.release({ a: '1' });
    const { secret } = await createAccessKey(world.ctx, { name: 'test' });
    const api = createClient({ serverUrl: other.url, accessKey: secret });
    const stream = await api.insights.liveChannel({
      org: world.orgId,
      app: world.appId,
      channel: 'Production',
    });
    const heard: string[] = [];
    const { deploymentKey } = world;
    const report = { kind: 'download', deploymentKey, label: 'v1', device: 'a' } as const;
    for await (const event of stream) {
      if (event.type === 'figures') heard.push(`${event.releases[0]?.downloaded ?? 0} downloaded`);
      if (event.type === 'change') heard.push(event.entry.code);
      if (heard.at(-1) === '0 downloaded') await recordReport(one.platform, report);
      if (heard.at(-1) === '1 downloaded') await haltRelease(world.ctx, world.production, 'v1', 'why');
      if (heard.at(-1) === 'halted') break;
    }
    expect(heard).toEqual(['0 downloaded', '1 downloaded', 'halted']);
  } finally {
    await other.stop();
    await one.stop();
  }
});
