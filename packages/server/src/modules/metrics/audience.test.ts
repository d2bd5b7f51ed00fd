import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels } from '#channels';
import { audienceDays } from '#rollups';
import { isLongForm } from '../../testing/long-form.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { seedChannel, type SeededChannel } from '../../testing/seed-channel.ts';
import { sweepRollups } from '../rollups/sweep-rollups.ts';
import { countDevices } from './device-counts.ts';
import { noteDevices } from './note-devices.ts';
import { recordReport } from './record-report.ts';
import { devices } from './schema.ts';

// The audience is a sum that everybody who writes devices keeps; counting the devices must always give the same.

const HOUR_MS = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

interface Step {
  kind: 'check' | 'report' | 'leave' | 'download' | 'clear' | 'wait';
  place: 0 | 1;
  names: string[];
  appVersion: string;
  label: string;
  hours: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('check', 'check', 'report', 'report', 'leave', 'download', 'clear', 'wait'),
  place: fc.constantFrom(0, 1),
  names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 4 }),
  appVersion: fc.constantFrom('1.0.0', '1.1.0', '2.0'),
  label: fc.constantFrom('v1', 'v2', '1.0.0'),
  hours: fc.integer({ min: 1, max: 40 }),
});

async function take(fleet: SeededChannel[], { kind, place, names, appVersion, label }: Step): Promise<void> {
  const { channelId, deploymentKey } = fleet[place]!;
  const platform = server.platform;
  if (kind === 'check') {
    const atMs = server.clock.nowMs();
    const sightings = names.toSorted().map((device) => ({ device, appVersion, deploymentKey, atMs }));
    return noteDevices(server.db, channelId, sightings);
  }
  if (kind === 'clear') {
    const set = { historyEpoch: sql`${channels.historyEpoch} + 1` };
    return void (await server.db.update(channels).set(set).where(eq(channels.id, channelId)));
  }
  const report = { mode: 'stateless', deploymentKey, appVersion, status: 'DeploymentSucceeded' } as const;
  const previous = { label, deploymentKey: fleet[1 - place]!.deploymentKey };
  await Promise.all(
    names.map((device) =>
      kind === 'download'
        ? recordReport(platform, { kind, deploymentKey, label, device })
        : recordReport(platform, {
            ...report,
            kind: 'deploy',
            label: label === '1.0.0' ? null : label,
            device,
            previous: kind === 'leave' ? previous : null,
          }),
    ),
  );
}

type Counts = Record<string, number>;
const sumsOf = (rows: { appVersion: string; running: string | null; devices: number }[]): Counts =>
  Object.fromEntries(
    rows.map((row) => [`${row.appVersion} ${row.running}`, row.devices] as const).toSorted(),
  );

/** The audience by its sums, and counted device by device. */
async function bothWays({ channelId }: SeededChannel, days: number): Promise<[Counts, Counts]> {
  const [channel] = await server.db.select().from(channels).where(eq(channels.id, channelId));
  const ctx = server.ctx({ kind: 'anonymous' });
  const rows = await server.db.select().from(devices).where(eq(devices.channelId, channelId));
  const first = new Date(server.clock.nowMs() - (days - 1) * 24 * HOUR_MS).toISOString().slice(0, 10);
  const counted = new Map<string, { appVersion: string; running: string | null; devices: number }>();
  for (const { seenDay, appVersion, epoch, running: runs } of rows) {
    if (appVersion === null || seenDay < first) continue;
    const running = epoch === channel!.historyEpoch ? runs : null;
    const key = `${appVersion} ${running}`;
    counted.set(key, { appVersion, running, devices: (counted.get(key)?.devices ?? 0) + 1 });
  }
  return [sumsOf(await countDevices(ctx, channel!, days)), sumsOf([...counted.values()])];
}

const newChannel = () =>
  seedChannel(server.db, server.clock, [
    {
      id: '',
      number: 1,
      label: 'v1',
      appVersion: '1.0.0',
      packageHash: 'a'.repeat(64),
      isDisabled: false,
      isHalted: false,
      isMandatory: false,
      rollout: null,
      description: '',
      blob: 'b'.repeat(64),
      sizeBytes: 1,
      diffs: new Map(),
    },
  ]);

test('the sums of an audience are what counting its devices gives, whatever happens at the same time', async () => {
  const story = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(story, async (turns) => {
      const fleet = [await newChannel(), await newChannel()];
      for (const turn of turns) {
        for (const { kind, hours } of turn) if (kind === 'wait') server.clock.advance(hours * HOUR_MS);
        await Promise.all(turn.filter(({ kind }) => kind !== 'wait').map((one) => take(fleet, one)));
        for (const channel of fleet)
          for (const days of [1, 2, 30]) {
            const [sums, counted] = await bothWays(channel, days);
            expect(sums).toEqual(counted);
          }
      }
    }),
    { numRuns: isLongForm() ? 300 : 12 },
  );
});

test('the sweep removes empty sums alone, and the migration makes from devices what their writers keep', async () => {
  const channel = await newChannel();
  const check = { kind: 'check', place: 0, label: 'v1', hours: 0 } as const;
  await take([channel], { ...check, names: ['a', 'b'], appVersion: '1.0.0' });
  await take([channel], { ...check, names: ['a', 'b'], appVersion: '2.0' });
  const rows = () =>
    server.db
      .select({ appVersion: audienceDays.appVersion, devices: audienceDays.devices })
      .from(audienceDays)
      .where(eq(audienceDays.channelId, channel.channelId))
      .orderBy(audienceDays.appVersion);
  expect(await rows()).toEqual([
    { appVersion: '1.0.0', devices: 0 },
    { appVersion: '2.0', devices: 2 },
  ]);
  await sweepRollups(server.platform, new AbortController().signal);
  const kept = await server.db.select().from(audienceDays);
  expect(await rows()).toEqual([{ appVersion: '2.0', devices: 2 }]);
  const migration = new URL('../../migrations/20261123T1024_audience_days.sql', import.meta.url);
  const remake = /INSERT INTO audience_days[^;]+;/.exec(readFileSync(migration, 'utf8'))![0];
  await server.db.delete(audienceDays);
  await server.db.execute(sql.raw(remake));
  const sorted = (all: typeof kept) => all.map((row) => JSON.stringify(row)).toSorted();
  expect(sorted(await server.db.select().from(audienceDays))).toEqual(sorted(kept));
});
