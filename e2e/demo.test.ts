import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createClient, type Client } from '@codepushgo/contract/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { leapClock, type LeapClock } from '../packages/server/src/testing/leap-clock.ts';
import { isLongForm } from '../packages/server/src/testing/long-form.ts';
import { spawnProbe, type SpawnedProbe } from '../packages/server/src/testing/spawn-probe.ts';
import { playToEnd, runDemo, type RunningDemo } from './running-demo.ts';

/*
 * The demo as a reader runs it, its story and what comes after: the server's store of packages breaks, and probes of
 * three places, which are processes of their own, see it. All of them have the time that this test injects: noon of
 * the first day of a month in which nothing else has happened yet.
 */
const KEY = 'a-key-that-the-platform-and-its-probes-share';
const PLACES = ['eu', 'us', 'ap'];
const SECOND_PROBES = { STATUS_KEY: KEY, PROBE_INTERVAL_SECONDS: '1' };

const folder = mkdtempSync(join(tmpdir(), 'codepushgo-demo-'));
let clock: LeapClock;
let demo: RunningDemo;
let ada: Client;
beforeAll(async () => {
  const today = new Date();
  clock = leapClock(join(folder, 'clock'), Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1, 12));
  const probes = { ...SECOND_PROBES, PROBE_PLACES: PLACES.join(), PROBE_NOTICE_SECONDS: '3' };
  demo = await runDemo(folder, { ...clock.env, ...probes, PORT: '4600' });
  ada = createClient({ serverUrl: demo.url, accessKey: demo.accessKey });
}, 600_000);
afterAll(async () => {
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The figures behind a label in one chapter, in order. */
function figures(told: string, chapter: number, label: string): string[] {
  const part = told.split(/^\d\. /m)[chapter] ?? '';
  return [...part.matchAll(new RegExp(`^ +${label} .*?(\\d+) of (\\d+)$`, 'gm'))].map(
    ([, count, total]) => `${count}/${total}`,
  );
}

it('tells its story to the end', () => {
  const told = demo.told();
  expect(figures(told, 2, 'v1')).toEqual(['12/12', '188/188']);
  const [v1, v2] = [figures(told, 3, 'v1'), figures(told, 3, 'v2')].map((counts) =>
    counts.map((count) => Number(count.split('/')[0])),
  );
  expect((v1?.[0] ?? 0) + (v2?.[0] ?? 0)).toBe(188);
  expect(v2?.at(-1)).toBe(188);
  const bad = /v3 for 50%: (\d+) devices installed it, (\d+) crashed/.exec(told);
  expect(told).toContain(`figures of v3: ${bad?.[1]} installed, ${bad?.[2]} failed`);
  expect(Number(bad?.[2])).toBeGreaterThan(0);
  expect(told).toContain('halted: 0 more devices got it');
  expect(told).toContain(`rolled back: v4 has the contents of v2; ${bad?.[1]} devices took it`);
  expect(told).toMatch(
    /customer-\d+: update v4 \(served\)[^]*customer-\d+: nothing \(halted\)[^]*customer-\d+: update v3 \(served\)/,
  );
  const support = told.split(/^\d\. /m)[6];
  expect(support).toMatch(/✓ CPG-\d+ of Acme \(Team\): a first answer is due .* UTC; shared: .*releases/);
  expect(support).toMatch(/evidence: customer-\d+ was held at v3 once that was halted/);
  expect(support).toContain('Sam answered from the desk: the first answer is met');
  expect(support).toMatch(/✗ declined on the free plan: .+\n +kept as kpt_/);
  expect(support).toMatch(/✗ CPG-1 of Globex.*: breached, the first answer was due /);
  const status = told.split(/^\d\. /m)[7];
  expect(status).toMatch(/: Update checks fail, opened by probes, resolved after 36 minutes/);
  expect(status).toMatch(/✓ maintenance ahead: .+ UTC, http:\/\/localhost:\d+\/i\/\w+/);
  expect(status).toMatch(
    /✗ \d{4}-\d\d: 98\.\d{3}% available, below 99.*\n.*\$249\.00, 10% of the fee.*\n.*✓ confirmed with one click/,
  );
});

interface Round {
  from_ms: number;
  verdict: string;
}

function roundsOf(component: string): Round[] {
  const file = new DatabaseSync(join(demo.dataDir, 'status', 'facts.sqlite'), { readOnly: true });
  try {
    const sql = 'select from_ms, verdict from status_probe_rounds where component = ? order by from_ms';
    return file.prepare(sql).all(component) as unknown as Round[];
  } finally {
    file.close();
  }
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(demo.statusUrl + path);
  return (await answer.json()) as T;
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

/** Three places as processes, which check Acme's production as its devices do. */
async function startProbes(): Promise<SpawnedProbe[]> {
  const production = { org: 'acme', app: 'shop-ios', channel: 'Production' };
  const { deploymentKey } = await ada.apps.getChannel(production);
  const env = {
    ...clock.env,
    ...SECOND_PROBES,
    // It opens no folder: this one cannot even be made.
    DATA_DIR: '/dev/null/data',
    STATUS_URL: demo.statusUrl,
    PROBE_URL: demo.url,
    PROBE_DEPLOYMENT_KEY: deploymentKey,
    LOG_LEVEL: 'info',
  };
  return Promise.all(PLACES.map((place) => spawnProbe({ ...env, PROBE_PLACE: place })));
}

it('its storage breaks: probes confirm, the component turns, an incident tells of it and support too, and the month counts it', async () => {
  const probes = await startProbes();
  await eventually(
    async () => roundsOf('package-downloads').map(({ verdict }) => verdict),
    (verdicts) => verdicts.slice(-2).join() === 'ok,ok',
  );
  const files = join(demo.dataDir, 'files');
  const brokenMs = clock.nowMs();
  renameSync(files, `${files}.gone`);
  await eventually(
    () => stateOf('Package downloads'),
    (state) => state === 'major_outage',
  );
  const { answer: open } = await eventually(unresolved, (incidents) => incidents.length > 0);
  const down = roundsOf('package-downloads').find(({ verdict }) => verdict === 'major')!;
  // The round in which it broke, or one after it: nothing before counts.
  expect(down.from_ms).toBeGreaterThan(brokenMs - 1000);
  const startedAt = new Date(down.from_ms).toISOString();
  expect(startedAt).toMatch(/-01T12:/);
  expect(open).toMatchObject([{ status: 'investigating', started_at: startedAt, resolved_at: null }]);
  expect(open[0]?.components.map(({ name }) => name)).toEqual(['Package downloads']);
  expect(await stateOf('Update checks')).toBe('operational');
  const { answer: told } = await eventually(
    () => ada.support.deflect({ text: 'Since this morning packages cannot be downloaded' }),
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
  expect(bad.length).toBeGreaterThanOrEqual(3);
  const tenths = bad.reduce((sum, { verdict }) => sum + (verdict === 'major' ? 10 : 3), 0);
  // The platform asks for the running month once a minute, and writes down whose downloads failed.
  clock.leap(61_000);
  const { current } = await ada.sla.get();
  expect(current?.figure).toMatchObject({ month: startedAt.slice(0, 7), downtimeSeconds: tenths / 10 });
  const { answer: own } = await eventually(
    () => ada.failedChecks.incidents({ org: 'acme' }),
    ({ items }) => (items[0]?.figures.failedDownloads ?? 0) >= bad.length,
  );
  expect(own.items[0]).toMatchObject({ startedAt, figures: { failedChecks: 0 } });
  expect(existsSync('/dev/null/data')).toBe(false);
  for (const probe of probes) expect(await probe.stop()).toBe(0);
}, 300_000);

it('ends when it is told to, and in the long form tells its story again over what it left', async () => {
  expect(await demo.stop()).toBe(0);
  expect(isLongForm() ? await playToEnd(folder) : 0).toBe(0);
}, 600_000);
