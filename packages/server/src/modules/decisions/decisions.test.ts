import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels } from '#channels';
import type { HistoryEntry } from '#releases';
import { faultyDb } from '../../testing/faulty-db.ts';
import type { Db } from '../../platform/db.ts';
import { openLog, type Log } from '../../platform/log.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { seedChannel } from '../../testing/seed-channel.ts';
import { historyOf, updateCheckVectors } from '../../testing/vectors.ts';
import { DecisionRecorder } from './decision-recorder.ts';
import { decisionsOfDevice } from './decisions-of-device.ts';
import { recorderOf } from './recorder-of.ts';
import { replayJournal } from './replay-journal.ts';
import { decisionJournal, decisionTraces, deviceDecisions } from './schema.ts';
import { sweepDecisions } from './sweep-decisions.ts';

const history: HistoryEntry[] = historyOf(updateCheckVectors().find(({ name }) => name === 'chain')!);
const trace = (id: string) => ({ id, body: `{"trace":"${id}"}` });

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(async () => {
  for (const recorder of beside) await recorder.settle();
  await server.stop();
});

const beside: DecisionRecorder[] = [];

/** A recorder besides the server's own, which writes on until it is settled before the database closes. */
function recorderBeside({
  db = server.db,
  log = server.platform.log,
  most,
}: { db?: Db; log?: Log; most?: number } = {}): DecisionRecorder {
  const recorder = new DecisionRecorder(db, server.clock, log, most);
  beside.push(recorder);
  return recorder;
}

async function channel() {
  const { channelId, orgId, deploymentKey } = await seedChannel(server.db, server.clock, history);
  return { id: channelId, orgId, deploymentKey };
}

const check = (device: string) => ({ device, appVersion: '1.0.0', deploymentKey: 'key-of-the-device' });
const runsOf = async (where: { orgId: string; id: string }, device: string): Promise<string[]> => {
  const runs = (await decisionsOfDevice(server.platform, where, device)) ?? [];
  return runs.map(
    ({ trace: { id }, firstAtMs, lastAtMs, count }) => `${id} ${firstAtMs}-${lastAtMs} ×${count}`,
  );
};

describe('the decisions of a device', () => {
  it('are told newest first, equal ones in a row as one', async () => {
    const where = await channel();
    const recorder = recorderOf(server.platform);
    for (const [id, at] of [
      ['a', 1],
      ['a', 2],
      ['b', 3],
      ['a', 4],
    ] as const)
      recorder.record(where.id, trace(id), check('ada'), at);
    expect(await runsOf(where, 'ada')).toEqual(['a 4-4 ×1', 'b 3-3 ×1', 'a 1-2 ×2']);
  });

  it('go on over flushes and settlements', async () => {
    const where = await channel();
    const recorder = recorderOf(server.platform);
    for (const [i, id] of ['a', 'a', 'b', 'b'].entries()) {
      recorder.record(where.id, trace(id), check('ada'), i);
      await (i % 2 ? recorder.settle() : recorder.flush());
    }
    expect(await runsOf(where, 'ada')).toEqual(['b 2-3 ×2', 'a 0-1 ×2']);
    expect(await server.db.select().from(decisionJournal)).toEqual([]);
  });

  it('are the last twenty', async () => {
    const where = await channel();
    const recorder = recorderOf(server.platform);
    for (let i = 0; i < 50; i++) {
      recorder.record(where.id, trace(`t${i}`), check('ada'), i);
      if (i % 7 === 0) await recorder.settle();
    }
    const runs = await runsOf(where, 'ada');
    expect(runs).toHaveLength(20);
    expect([runs[0], runs[19]]).toEqual(['t49 49-49 ×1', 't30 30-30 ×1']);
  });

  it('are unknown of a device that never asked', async () => {
    expect(await decisionsOfDevice(server.platform, await channel(), 'nobody')).toBeNull();
  });

  it('are read across processes before they are settled', async () => {
    const where = await channel();
    const other = recorderBeside();
    other.record(where.id, trace('a'), check('ada "quoted"'), 1);
    await other.flush();
    expect(await runsOf(where, 'ada "quoted"')).toEqual(['a 1-1 ×1']);
    await other.settle();
    expect(await runsOf(where, 'ada "quoted"')).toEqual(['a 1-1 ×1']);
  });
});

describe('the recorder', () => {
  it('keeps ten thousand devices and drops none', async () => {
    const where = await channel();
    const recorder = recorderBeside();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 10_000; i++) recorder.record(where.id, trace('a'), check(`device-${i}`), round);
      await recorder.flush();
    }
    await recorder.settle();
    expect(recorder.counts).toEqual({ recorded: 30_000, coalesced: 20_000, dropped: 0 });
    const [kept] = await server.db
      .select({ n: sql<number>`count(*)::int`, checks: sql<number>`sum(count)::int` })
      .from(deviceDecisions)
      .where(eq(deviceDecisions.channelId, where.id));
    expect(kept).toEqual({ n: 10_000, checks: 30_000 });
  });

  it('waits while the database is gone, in bounded memory, and counts what it cannot keep', async () => {
    const where = await channel();
    const faulty = faultyDb(server.db);
    const recorder = recorderBeside({ db: faulty.db, most: 1000 });
    faulty.isGone = true;
    for (let i = 0; i < 1500; i++) recorder.record(where.id, trace('a'), check(`device-${i}`), 1);
    await recorder.flush();
    expect(recorder.counts.dropped).toBe(500);
    recorder.record(where.id, trace('b'), check('device-7'), 2);
    faulty.isGone = false;
    await recorder.settle();
    expect(recorder.counts.dropped).toBe(500);
    expect(await runsOf(where, 'device-7')).toEqual(['b 2-2 ×1', 'a 1-1 ×1']);
  });

  it('drops what the database refuses and goes on', async () => {
    const where = await channel();
    const recorder = recorderBeside({ log: openLog('silent') });
    recorder.record(where.id, { id: 'nul', body: 'a\0b' }, check('ada'), 1);
    await recorder.flush();
    recorder.record(where.id, trace('a'), check('grace'), 2);
    await recorder.settle();
    expect(recorder.counts).toEqual({ recorded: 2, coalesced: 0, dropped: 1 });
    expect(await runsOf(where, 'grace')).toEqual(['a 2-2 ×1']);
  });

  it('bounds how many different decisions a channel may bring in an hour', async () => {
    const where = await channel();
    const recorder = recorderBeside();
    for (let i = 0; i < 5010; i++) recorder.record(where.id, trace(`t${i}`), check(`device-${i}`), 1);
    await recorder.flush();
    expect(recorder.counts.dropped).toBe(10);
    server.clock.advance(3_600_000);
    recorder.record(where.id, trace('later'), check('ada'), 2);
    await recorder.flush();
    expect(recorder.counts.dropped).toBe(10);
  });

  it('does not keep ids that are no ids', async () => {
    const where = await channel();
    const recorder = recorderBeside();
    for (const device of ['', 'a\0b', 'x'.repeat(256)])
      recorder.record(where.id, trace('a'), check(device), 1);
    expect(recorder.counts.recorded).toBe(0);
  });
});

describe('after a kill', () => {
  it('the journal is put into the rows, once', async () => {
    const where = await channel();
    const dead = recorderBeside();
    dead.record(where.id, trace('a'), check('ada'), 1);
    dead.record(where.id, trace('a'), check('grace'), 1);
    await dead.flush();
    dead.record(where.id, trace('b'), check('ada'), 2);
    await dead.flush();
    // Settled in part before it died: its journal rows are still there.
    await dead.settleDevice(where.id, 'grace');
    await replayJournal(server.platform, true);
    expect(await server.db.select().from(decisionJournal)).toEqual([]);
    expect(await runsOf(where, 'ada')).toEqual(['b 2-2 ×1', 'a 1-1 ×1']);
    expect(await runsOf(where, 'grace')).toEqual(['a 1-1 ×1']);
  });

  it('rows of processes that live are left alone', async () => {
    const where = await channel();
    const living = recorderBeside();
    living.record(where.id, trace('a'), check('ada'), 1);
    await living.flush();
    await replayJournal(server.platform, false);
    expect(
      await server.db.select().from(decisionJournal).where(eq(decisionJournal.channelId, where.id)),
    ).toHaveLength(1);
    server.clock.advance(200_000);
    await replayJournal(server.platform, false);
    expect(
      await server.db.select().from(decisionJournal).where(eq(decisionJournal.channelId, where.id)),
    ).toEqual([]);
  });
});

describe('the sweep', () => {
  it('removes what is old or belongs to a purged channel, and nothing else', async () => {
    const [kept, purged] = [await channel(), await channel()];
    const recorder = recorderBeside();
    const now = server.clock.nowMs();
    recorder.record(kept.id, trace('a'), check('ada'), now);
    recorder.record(kept.id, trace('a'), check('old'), now - 100 * 86_400_000);
    recorder.record(purged.id, trace('a'), check('ada'), now);
    await recorder.settle();
    await server.db
      .update(channels)
      .set({ deletedAt: server.clock.now(), purgedAt: server.clock.now() })
      .where(eq(channels.id, purged.id));
    await sweepDecisions(server.platform, new AbortController().signal);
    expect(
      [await runsOf(kept, 'ada'), await runsOf(kept, 'old'), await runsOf(purged, 'ada')].map(
        ({ length }) => length,
      ),
    ).toEqual([1, 0, 0]);
    expect(
      await server.db.select().from(decisionTraces).where(eq(decisionTraces.channelId, purged.id)),
    ).toEqual([]);
  });
});
