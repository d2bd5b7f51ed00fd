import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, deploymentKeys } from '#channels';
import { releases, type HistoryEntry } from '#releases';
import { createChanges } from '../../platform/changes.ts';
import { faultyDb } from '../../testing/faulty-db.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld } from '../../testing/release-world.ts';
import { seedChannel } from '../../testing/seed-channel.ts';
import { historyOf, updateCheckVectors } from '../../testing/vectors.ts';
import { ChannelMemory } from './channel-memory.ts';
import { KeyLookup } from './key-lookup.ts';
import type { Snapshot } from './load-snapshot.ts';
import { Snapshots } from './snapshots.ts';

const history: HistoryEntry[] = historyOf(updateCheckVectors().find(({ name }) => name === 'chain')!);

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const labelFor = async (key: string): Promise<string> => {
  const answer = await server.fetch(
    `/v0.1/public/codepush/update_check?deployment_key=${key}&app_version=1.0.0`,
  );
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { update_info: { label: string } }).update_info.label;
};

describe('channels in memory', () => {
  it('show a change as soon as it was answered', async () => {
    const { release, deploymentKey } = await makeReleaseWorld(server);
    expect(await labelFor(deploymentKey)).toBe('');
    for (const label of ['v1', 'v2', 'v3']) {
      await release({ 'app.js': label });
      expect(await labelFor(deploymentKey)).toBe(label);
    }
  });

  it('are read once by many checks at the same time, and not again', async () => {
    const { deploymentKey } = await seedChannel(server.db, server.clock, history);
    let loads = 0;
    const counting = new Proxy(server.db, {
      get: (db, name) => {
        if (name === 'select') loads++;
        const member: unknown = Reflect.get(db, name, db);
        return typeof member === 'function' ? member.bind(db) : member;
      },
    });
    const snapshots = new Snapshots(counting, server.clock);
    await Promise.all(Array.from({ length: 50 }, () => snapshots.load(deploymentKey)));
    const first = loads;
    for (let i = 0; i < 50; i++) await snapshots.load(deploymentKey);
    expect([first <= 5, loads]).toEqual([true, first]);
    expect(snapshots.find(deploymentKey, 0)?.snapshot?.history).toHaveLength(3);
  });

  it('never keep what was read before a change', async () => {
    const memory = new ChannelMemory('chn_1');
    const gates = [Promise.withResolvers<Snapshot>(), Promise.withResolvers<Snapshot>()];
    let loads = 0;
    const refreshed = memory.refresh(() => gates[loads++]!.promise);
    memory.forget();
    gates[0]!.resolve({ orgId: 'stale' } as Snapshot);
    while (loads < 2) await new Promise((turn) => setImmediate(turn));
    expect(memory.snapshot).toBeNull();
    gates[1]!.resolve({ orgId: 'fresh' } as Snapshot);
    await refreshed;
    expect([memory.snapshot?.orgId, memory.isUsable(0)]).toEqual(['fresh', true]);
  });

  it('go on being served when the database is gone, and catch up when it is back', async () => {
    const { deploymentKey, channelId } = await seedChannel(server.db, server.clock, history);
    const faulty = faultyDb(server.db);
    const snapshots = new Snapshots(faulty.db, server.clock);
    await snapshots.load(deploymentKey);
    faulty.isGone = true;
    snapshots.changed([`channel:${channelId}`]);
    expect((await snapshots.load(deploymentKey))?.snapshot?.history).toHaveLength(3);
    await expect(snapshots.load('another-key-altogether')).rejects.toMatchObject({ code: 'unavailable' });
    faulty.isGone = false;
    await server.db
      .update(releases)
      .set({ clearedAt: server.clock.now() })
      .where(eq(releases.channelId, channelId));
    server.clock.advance(1001);
    expect((await snapshots.load(deploymentKey))?.snapshot?.history).toHaveLength(0);
  });

  it('are believed for half a second at a time while news are lost', async () => {
    const { deploymentKey } = await seedChannel(server.db, server.clock, history);
    const changes = createChanges();
    const snapshots = new Snapshots(server.db, server.clock, changes);
    const isKnown = (): boolean => Boolean(snapshots.find(deploymentKey, server.clock.nowMs()));
    await snapshots.load(deploymentKey);
    changes.hear({ kind: 'lost' });
    expect(isKnown()).toBe(true);
    server.clock.advance(501);
    expect(isKnown()).toBe(false);
    await snapshots.load(deploymentKey);
    expect(isKnown()).toBe(true);
    server.clock.advance(501);
    changes.hear({ kind: 'resync' });
    expect(isKnown()).toBe(true);
  });

  it('are loaded anew when a load does not end, and an old load changes nothing any more', async () => {
    const memory = new ChannelMemory('chn_1');
    const old = Promise.withResolvers<Snapshot>();
    const hanging = memory.refresh(() => old.promise);
    memory.giveUpLoading();
    await memory.refresh(async () => ({ orgId: 'fresh' }) as Snapshot);
    old.resolve({ orgId: 'stale' } as Snapshot);
    await hanging;
    expect(memory.snapshot?.orgId).toBe('fresh');
  });

  it('forget everything when news may have been lost', async () => {
    const { deploymentKey } = await seedChannel(server.db, server.clock, history);
    const snapshots = new Snapshots(server.db, server.clock);
    await snapshots.load(deploymentKey);
    snapshots.changed(null);
    expect(snapshots.find(deploymentKey, server.clock.nowMs())).toBeUndefined();
  });
});

describe('deployment keys', () => {
  it('work until they expire, and not when the channel is deleted', async () => {
    const { deploymentKey, channelId, orgId } = await seedChannel(server.db, server.clock, history);
    const newer = `newer-${deploymentKey}`;
    const createdAt = server.clock.now();
    const expiresAt = new Date(server.clock.nowMs() + 1000);
    await server.db
      .update(deploymentKeys)
      .set({ rotatedAt: createdAt, expiresAt })
      .where(eq(deploymentKeys.key, deploymentKey));
    await server.db.insert(deploymentKeys).values({ key: newer, orgId, channelId, createdAt });
    const snapshots = new Snapshots(server.db, server.clock);
    expect([await snapshots.load(deploymentKey), await snapshots.load(newer)].every(Boolean)).toBe(true);
    server.clock.advance(1000);
    expect([
      snapshots.find(deploymentKey, server.clock.nowMs()),
      await snapshots.load(deploymentKey),
    ]).toEqual([null, null]);
    expect(await snapshots.load(newer)).not.toBeNull();
    await server.db.update(channels).set({ deletedAt: createdAt }).where(eq(channels.id, channelId));
    snapshots.changed([`channel:${channelId}`]);
    expect(await snapshots.load(newer)).toBeNull();
  });

  it('that nobody has are believed unknown until something changes', async () => {
    const snapshots = new Snapshots(server.db, server.clock);
    const key = 'a-key-of-the-future';
    expect(await snapshots.load(key)).toBeNull();
    expect(snapshots.find(key, server.clock.nowMs())).toBeNull();
    const { orgId, channelId } = await seedChannel(server.db, server.clock, history);
    const now = server.clock.now();
    await server.db.insert(deploymentKeys).values({ key, orgId, channelId, createdAt: now, rotatedAt: now });
    snapshots.changed([`channel:${channelId}`]);
    expect(await snapshots.load(key)).not.toBeNull();
  });

  it('are looked up many at once, one question at a time, and no more than can wait', async () => {
    const questions: number[] = [];
    const gate = Promise.withResolvers<void>();
    const lookup = new KeyLookup(async (keys) => {
      questions.push(keys.length);
      await gate.promise;
      return new Map(keys.map((key) => [key, `channel of ${key}`]));
    });
    const asked = Array.from({ length: 5501 }, (_, i) =>
      lookup.ask(`key-${i}`).catch((error: { code: string }) => error.code),
    );
    const again = lookup.ask('key-7');
    gate.resolve();
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'unavailable').length).toBe(500);
    expect(answers[7]).toBe('channel of key-7');
    expect(Math.max(...questions)).toBe(500);
    expect(await again).toBe('channel of key-7');
  });
});
