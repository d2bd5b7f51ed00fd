import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyFileDiff, hashFolder } from '@codepushgo/bundle';
import { storeUploadedFile } from '#packages';
import {
  channelHistory,
  clearHistory,
  createRelease,
  getRelease,
  promoteRelease,
  rollbackRelease,
  updateRelease,
} from '#releases';
import { openLog } from '../../platform/log.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, storeZip, type ReleaseWorld } from '../../testing/release-world.ts';
import { chooseDiffSources } from './choose-diff-sources.ts';
import { makeDiffs } from './make-diffs.ts';

let server: TestServer;
let world: ReleaseWorld;
let folder: string;
beforeAll(async () => {
  server = await makeServer({ config: { diffPackageCount: 2 }, log: openLog('silent') });
  folder = await mkdtemp(join(tmpdir(), 'codepushgo-diffs-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  world = await makeReleaseWorld(server);
});

// Does not compress, so that a diff without it is always smaller.
const ballast = randomBytes(4000).toString('base64');
const files = (text: string) => ({
  'CodePush/main.jsbundle': text,
  'CodePush/big': ballast,
  [`CodePush/${text}`]: text,
});
const signal = new AbortController().signal;
const settled = async (label: string, channel = world.production) => {
  await server.jobs.settled();
  return getRelease(world.ctx, channel, label);
};
const writeTree = async (tree: Record<string, string>) => {
  const root = await mkdtemp(join(folder, 'device-'));
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
};

describe('after a release', () => {
  test('devices on the newest earlier packages of its version get a diff that leads to its hash', async () => {
    const hashes: string[] = [];
    for (const text of ['one', 'two', 'three', 'four'])
      hashes.push((await world.release(files(text))).packageHash);
    const newest = await settled('v4');
    expect(newest.diffs.map((diff) => diff.fromHash).sort()).toEqual([hashes[1], hashes[2]].sort());
    const diff = newest.diffs.find(({ fromHash }) => fromHash === hashes[2])!;
    expect(diff.sizeBytes).toBeLessThan(newest.sizeBytes);
    const { path } = await server.platform.files.get(diff.blob, diff.sizeBytes);
    const updated = join(folder, 'updated');
    await applyFileDiff(await writeTree(files('three')), path, updated);
    expect((await hashFolder(updated, { prefix: '' })).hash).toBe(newest.packageHash);
    const entry = (await channelHistory(server.db, world.orgId, world.channelId)).at(-1)!;
    expect(entry.diffs.get(hashes[2]!)).toEqual({ blob: diff.blob, sizeBytes: diff.sizeBytes });
  });

  test('none lead from other versions, from single files, or to single files', async () => {
    const single = async (text: string) => {
      const { blob } = await storeUploadedFile(world.ctx, Readable.from([Buffer.from(text)]));
      return createRelease(world.ctx, world.production, { appVersion: '1.0.0', source: { blob } });
    };
    await world.release(files('one'), { appVersion: '2.0.0' });
    await single('bundle');
    await world.release(files('three'));
    await single('other bundle');
    for (const label of ['v1', 'v2', 'v3', 'v4']) expect((await settled(label)).diffs).toEqual([]);
  });

  test('none is offered that is not smaller than the package', async () => {
    await world.release({ 'CodePush/main.jsbundle': 'one' });
    await world.release({ 'CodePush/main.jsbundle': 'two' });
    expect((await settled('v2')).diffs).toEqual([]);
  });

  test('a diff undoes nothing that was changed meanwhile, and is made once however often it is asked for', async () => {
    await world.release(files('one'));
    const { id } = await world.release(files('two'), { rollout: 10 });
    await updateRelease(world.ctx, world.production, { rollout: 50, description: 'edited' });
    const task = { releaseId: id };
    await Promise.all([makeDiffs(world.ctx, task, signal), makeDiffs(world.ctx, task, signal)]);
    expect(await settled('v2')).toMatchObject({ rollout: 50, description: 'edited', diffs: [{}] });
  });

  test('caches of the channel are told when it is there', async () => {
    await world.release(files('one'));
    const { id } = await world.release(files('two'));
    const heard: unknown[] = [];
    server.platform.changes.subscribe((topics) => heard.push(...(topics ?? [])));
    await server.jobs.settled();
    expect(heard).toContain(`channel:${world.channelId}`);
    expect((await getRelease(world.ctx, world.production, 'v2')).id).toBe(id);
  });

  test('a history that was cleared meanwhile gets none', async () => {
    await world.release(files('one'));
    const { id } = await world.release(files('two'));
    await clearHistory(world.ctx, world.production);
    await makeDiffs(world.ctx, { releaseId: id }, signal);
    await server.jobs.settled();
    expect(await channelHistory(server.db, world.orgId, world.channelId)).toEqual([]);
  });

  test('one pair that cannot be made does not keep the others away', async () => {
    const one = await world.release(files('one'));
    const two = await world.release(files('two'));
    await server.jobs.settled();
    await server.platform.files.remove(two.manifestBlob!);
    const three = await world.release(files('three'));
    const task = { releaseId: three.id };
    await expect(makeDiffs(world.ctx, task, signal)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await getRelease(world.ctx, world.production, 'v3')).diffs.map((diff) => diff.fromHash)).toEqual([
      one.packageHash,
    ]);
  });
});

describe('an app that moves', () => {
  const moveTo = async (to: ReleaseWorld): Promise<void> => {
    const { appId, orgId, channelId, stagingId } = world;
    const move = { appId, fromOrgId: orgId, toOrgId: to.orgId, channelIds: [channelId, stagingId] };
    await server.db.transaction((tx) => world.ctx.news.appMoved(world.ctx, tx, move));
  };
  // So that only the test makes its diffs.
  const releaseWithoutJob = async (text: string): Promise<{ id: string }> => {
    const { blob } = await storeZip(world.ctx, files(text));
    const idle = { ...world.ctx, jobs: { ...world.ctx.jobs, send: async () => undefined } };
    return createRelease(idle, world.production, { appVersion: '1.0.0', source: { blob } });
  };
  const diffsAt = async (to: ReleaseWorld): Promise<number> =>
    (await channelHistory(server.db, to.orgId, world.channelId)).at(-1)!.diffs.size;

  test('before its diffs are made gets them where it is', async () => {
    const to = await makeReleaseWorld(server);
    await world.release(files('one'));
    const { id } = await releaseWithoutJob('two');
    await moveTo(to);
    await makeDiffs(to.ctx, { releaseId: id }, signal);
    expect(await diffsAt(to)).toBe(1);
  });

  test('while they are made has them made again', async () => {
    const to = await makeReleaseWorld(server);
    await world.release(files('one'));
    const { id } = await releaseWithoutJob('two');
    const { files: store } = server.platform;
    const moving: typeof store.get = async (...asked) => {
      ctx.files = store;
      await moveTo(to);
      return store.get(...asked);
    };
    const ctx = { ...world.ctx, files: { ...store, get: moving } };
    await expect(makeDiffs(ctx, { releaseId: id }, signal)).rejects.toThrow('The app moved');
    await makeDiffs(ctx, { releaseId: id }, signal);
    expect(await diffsAt(to)).toBe(1);
  });
});

describe('a copy', () => {
  test('by promotion gets diffs of its new history, reusing what is there', async () => {
    await world.release(files('one'));
    await world.release(files('two'));
    const source = await settled('v2');
    await promoteRelease(world.ctx, world.production, { to: 'Staging', label: 'v1' });
    expect((await settled('v1', world.staging)).diffs).toEqual([]);
    await promoteRelease(world.ctx, world.production, { to: 'Staging' });
    expect((await settled('v2', world.staging)).diffs).toEqual(source.diffs);
  });

  test('by roll-back brings the diffs of its target along', async () => {
    await world.release(files('one'));
    await world.release(files('two'));
    await world.release(files('three'));
    const target = await settled('v2');
    expect(target.diffs).toHaveLength(1);
    const made = await rollbackRelease(world.ctx, world.production);
    expect(made.diffs).toEqual(target.diffs);
    expect((await settled('v4')).diffs).toEqual(target.diffs);
  });
});

test('the sources of diffs are few, distinct, other than the release itself, and of matching versions', () => {
  const older = fc.record({
    appVersion: fc.constantFrom('1.0.0', '1.x', '2.0.0'),
    packageHash: fc.constantFrom('a', 'b', 'c', 'd'),
    manifestBlob: fc.constantFrom('m', null),
  });
  fc.assert(
    fc.property(fc.array(older), older, fc.nat({ max: 3 }), (newestFirst, release, count) => {
      const chosen = chooseDiffSources(newestFirst, release, count);
      const hashes = chosen.map((one) => one.packageHash);
      expect(chosen.length).toBeLessThanOrEqual(count);
      expect(new Set(hashes).size).toBe(hashes.length);
      expect(hashes).not.toContain(release.packageHash);
      expect(chosen.every((one) => one.manifestBlob !== null)).toBe(true);
      expect(chosen.some((one) => one.appVersion === '2.0.0') && release.appVersion !== '2.0.0').toBe(false);
    }),
  );
});
