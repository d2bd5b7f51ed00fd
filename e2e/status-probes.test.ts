// engine: pglite
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasuredFacts } from '../packages/server/src/modules/status/index.ts';
import { measureMonth, monthOf } from '../packages/server/src/modules/status-availability/index.ts';
import { findDeflection } from '../packages/server/src/modules/deflection/index.ts';
import { countsOf } from '../packages/server/src/modules/failed-checks/counts-of.ts';
import { listIncidentChecks } from '../packages/server/src/modules/failed-checks/list-incident-checks.ts';
import { incidentsPart } from '../packages/server/src/modules/incidents/index.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { openLog } from '../packages/server/src/platform/log.ts';
import { signRequest } from '../packages/server/src/platform/signed-request.ts';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../packages/server/src/testing/release-world.ts';
import { spawnProbe, type SpawnedProbe } from '../packages/server/src/testing/spawn-probe.ts';

const KEY = 'a-key-that-the-platform-and-its-probes-share';
const PLACES = ['eu', 'us', 'ap'];

const statusDataDir = mkdtempSync(join(tmpdir(), 'codepushgo-status-'));
let server: TestServer;
let world: ReleaseWorld;
let probes: SpawnedProbe[];
beforeAll(async () => {
  const times = { probeIntervalMs: 1000, probeNoticeMs: 3000 };
  const folders = { statusDataDir, statusState: join(statusDataDir, 'site', 'state.json') };
  const config = { statusPort: 0, statusKey: KEY, probePlaces: PLACES, ...times, ...folders };
  server = await makeServer({ clock: systemClock, log: openLog('silent'), config });
  world = await makeReleaseWorld(server);
  await world.release({ 'main.jsbundle': 'what probes fetch' }, { appVersion: '*' });
  const env = {
    // It opens no folder: this one cannot even be made.
    DATA_DIR: '/dev/null/data',
    STATUS_URL: server.config.statusUrl,
    STATUS_KEY: KEY,
    PROBE_URL: server.url,
    PROBE_DEPLOYMENT_KEY: world.deploymentKey,
    PROBE_INTERVAL_SECONDS: '1',
    LOG_LEVEL: 'info',
  };
  probes = await Promise.all(PLACES.map((place) => spawnProbe({ ...env, PROBE_PLACE: place })));
});
afterAll(async () => {
  await Promise.all((probes ?? []).map((probe) => probe.stop()));
  await server.stop();
  rmSync(statusDataDir, { recursive: true, force: true });
});

interface Round {
  from_ms: number;
  verdict: string;
}

function roundsOf(component: string): Round[] {
  const file = new DatabaseSync(join(server.config.statusDataDir, 'facts.sqlite'), { readOnly: true });
  try {
    const sql = 'select from_ms, verdict from status_probe_rounds where component = ? order by from_ms';
    return file.prepare(sql).all(component) as unknown as Round[];
  } finally {
    file.close();
  }
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(server.config.statusUrl + path);
  return (await answer.json()) as T;
}

async function facts(): Promise<MeasuredFacts> {
  const path = '/operator/v1/facts?from=2000-01-01T00:00:00Z&to=2200-01-01T00:00:00Z';
  const headers = signRequest(KEY, { method: 'GET', path, body: '' }, systemClock);
  const answer = await fetch(server.config.statusUrl + path, { headers });
  const said = (await answer.json()) as { facts: MeasuredFacts };
  return said.facts;
}

const stateOf = async (name: string): Promise<string | undefined> =>
  (await read<{ components: { name: string; status: string }[] }>('/api/v2/components.json')).components.find(
    (component) => component.name === name,
  )?.status;

interface Wire {
  status: string;
  started_at: string;
  resolved_at: string | null;
  components: { name: string }[];
}
const unresolved = async (): Promise<Wire[]> =>
  (await read<{ incidents: Wire[] }>('/api/v2/incidents/unresolved.json')).incidents;

test('storage breaks: probes confirm, the component turns, an incident tells of it and support too, and the month counts it', async () => {
  await eventually(
    async () => roundsOf('package-downloads').map(({ verdict }) => verdict),
    (verdicts) => verdicts.slice(-2).join() === 'ok,ok',
  );
  const files = join(server.config.dataDir, 'files');
  const brokenMs = Date.now();
  renameSync(files, `${files}.gone`);
  await eventually(
    () => stateOf('Package downloads'),
    (state) => state === 'major_outage',
  );
  const { answer: open } = await eventually(unresolved, (incidents) => incidents.length > 0);
  const down = roundsOf('package-downloads').find(({ verdict }) => verdict === 'major')!;
  // The round in which it broke, or one after it: nothing before counts.
  expect(down.from_ms).toBeGreaterThan(brokenMs - 1000);
  expect(open).toMatchObject([
    { status: 'investigating', started_at: new Date(down.from_ms).toISOString(), resolved_at: null },
  ]);
  expect(open[0]?.components.map(({ name }) => name)).toEqual(['Package downloads']);
  expect(await stateOf('Update checks')).toBe('operational');
  const asked = { text: 'Since this morning packages cannot be downloaded', language: 'en' as const };
  const { answer: told } = await eventually(
    async () => {
      // It reads the published state every 15 seconds; here at once.
      await incidentsPart.start?.(server.platform);
      return findDeflection(world.ctx, asked);
    },
    ({ incidents }) => incidents.length > 0,
  );
  expect(told.incidents).toMatchObject([{ components: ['package-downloads'], isMatch: true }]);

  renameSync(`${files}.gone`, files);
  const { answer: over } = await eventually(unresolved, ([one]) => one?.status === 'monitoring');
  expect(over).toMatchObject([{ status: 'monitoring', resolved_at: null }]);
  expect(await stateOf('Package downloads')).toBe('operational');
  const bad = roundsOf('package-downloads').filter(
    ({ verdict }) => verdict === 'major' || verdict === 'partial',
  );
  const tenths = bad.reduce((sum, { verdict }) => sum + (verdict === 'major' ? 10 : 3), 0);
  const month = monthOf(new Date(down.from_ms).toISOString());
  const { downtimeSeconds } = measureMonth(await facts(), { month, asOf: new Date().toISOString() });
  expect(bad.length).toBeGreaterThanOrEqual(3);
  expect(Number(downtimeSeconds.n * 10n) / Number(downtimeSeconds.d)).toBe(tenths);
  // The probes ask with a key of this organisation, so these were its own downloads.
  await countsOf(server.platform).flush();
  const { items } = await listIncidentChecks(world.ctx, { org: world.orgId });
  expect(items).toMatchObject([
    { startedAt: new Date(down.from_ms).toISOString(), figures: { failedChecks: 0 } },
  ]);
  expect(items[0]!.figures.failedDownloads).toBeGreaterThanOrEqual(bad.length);
  expect(existsSync('/dev/null/data')).toBe(false);
  for (const probe of probes) expect(await probe.stop()).toBe(0);
});
