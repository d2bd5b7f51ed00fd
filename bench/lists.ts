import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@codepushgo/contract/client';
import { createAccessKey } from '../packages/server/src/modules/access-keys/index.ts';
import { loadConfig } from '../packages/server/src/config.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { openLog } from '../packages/server/src/platform/log.ts';
import { assemble } from '../packages/server/src/server.ts';
import { seedLists, type SeededLists } from '../packages/server/src/testing/seed-lists.ts';
import { startPostgres } from '../packages/server/src/testing/start-postgres.ts';
import { measure } from './measure.ts';

/** How large the fleet and the history are. */
export interface ListOptions {
  devices: number;
  releases: number;
}

/** Measures pages of lists and figures over HTTP on a real PostgreSQL, and prints milliseconds. */
export async function benchLists({ devices, releases }: ListOptions): Promise<void> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-bench-'));
  const config = loadConfig({
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: await postgres.createDatabase('bench'),
  });
  const assembly = await assemble({ config, clock: systemClock, log: openLog('error') });
  try {
    await assembly.start();
    const begun = performance.now();
    const seeded = await seedLists(assembly.platform.db, systemClock, { devices, releases });
    const took = Math.round((performance.now() - begun) / 1000);
    console.log(`${devices} devices on one channel, ${releases} releases; made in ${took} s`);
    const { port } = await assembly.listen();
    const serverUrl = `http://127.0.0.1:${port}`;
    const accessKey = await keyOf(assembly.ctx, seeded);
    for (const [name, ask] of questions(createClient({ serverUrl, accessKey }), seeded, releases))
      await measure(name, ask);
  } finally {
    await assembly.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function keyOf(
  ctx: Awaited<ReturnType<typeof assemble>>['ctx'],
  { accountId }: SeededLists,
): Promise<string> {
  const scope = { level: 'full', organisationId: null } as const;
  const actor = { accountId, email: '', userName: '', staff: null, scope, accessKeyId: null };
  return (await createAccessKey(ctx({ kind: 'account', ...actor }), { name: 'bench' })).secret;
}

function questions(
  api: ReturnType<typeof createClient>,
  { orgId: org, appId: app, channelId: channel, oldKey }: SeededLists,
  releases: number,
): [string, () => Promise<unknown>][] {
  const at = { org, app, channel };
  const release = `v${releases / 20}`;
  const project = { org, project: 'shop' };
  const devices = (filter: object) => () => api.metrics.listDevices({ ...at, ...filter });
  const all = (filter: object) => () => api.insights.releases({ org, ...filter });
  return [
    ['devices, all', devices({})],
    ['devices, by the beginning of an id', devices({ search: 'c4ca' })],
    ['devices, running a release', devices({ release })],
    ['devices, failed', devices({ release, state: 'failed' })],
    ['devices, of a version', devices({ appVersion: '1.3.0' })],
    ['devices, seen today', devices({ seenWithinDays: 1 })],
    ['devices, on an old key', devices({ deploymentKey: oldKey })],
    ['devices, of a release and a version', devices({ release, appVersion: '1.3.0' })],
    ['devices, a filter that finds nothing', devices({ release, appVersion: '9.9.9' })],
    ['releases, all', all({})],
    ['releases, halted', all({ state: 'halted' })],
    ['releases, with words', all({ search: 'number 77 ' })],
    ['releases, with words that none has', all({ search: 'nowhere' })],
    ['overview', () => api.insights.organisation({ org })],
    ['release page', () => api.insights.release({ ...at, release })],
    ['adoption, 30 days', () => api.insights.adoption({ ...at, days: 30 })],
    ['activity, 30 days', () => api.insights.activity({ ...project, days: 30 })],
    ['downloads, 30 days', () => api.insights.downloads({ ...project, days: 30 })],
    ['audience of a range', () => api.metrics.audience({ ...at, appVersion: '^1.2.0' })],
  ];
}
