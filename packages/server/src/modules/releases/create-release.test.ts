import { describe, expect, test } from 'vitest';
import { organisationMembers } from '#organisations';
import {
  checkRelease,
  clearHistory,
  getRelease,
  haltRelease,
  newestReleases,
  promoteRelease,
  refusalReason,
  resumeRelease,
  rollbackRelease,
  updateRelease,
} from '#releases';
import { Problem } from '../../platform/problem.ts';
import { makeServer } from '../../testing/make-server.ts';
import { bundleOf, reasonOf, releaseSuite } from '../../testing/release-suite.ts';
import { actorOf, makeReleaseWorld } from '../../testing/release-world.ts';

const world = releaseSuite(makeServer);

const { history, audited } = world;

describe('a release', () => {
  test('gets the next label, is visible at once and audited', async () => {
    const one = await world.release(bundleOf('1'), { description: 'first', rollout: 100 });
    const two = await world.release(bundleOf('2'), {
      isMandatory: true,
      isDisabled: true,
      commit: 'abc',
      rollout: 20,
    });
    expect([one.label, two.label]).toEqual(['v1', 'v2']);
    expect(one).toMatchObject({
      description: 'first',
      rollout: null,
      method: 'Upload',
      kind: 'zip',
      diffs: [],
    });
    expect(two).toMatchObject({ isMandatory: true, isDisabled: true, commit: 'abc', rollout: 20 });
    expect(one.releasedBy).toMatch(/@example\.com$/);
    expect((await history()).map((entry) => entry.label)).toEqual(['v1', 'v2']);
    expect(await audited(two.id)).toEqual(['release.created']);
    const newest = await newestReleases(world.server.db, world.orgId, [world.channelId, world.stagingId]);
    expect([...newest.keys()]).toEqual([world.channelId]);
    expect(newest.get(world.channelId)?.label).toBe('v2');
  });

  test('tells caches of its channel', async () => {
    const heard: unknown[] = [];
    world.server.platform.changes.subscribe((topics) => heard.push(...(topics ?? [])));
    await world.release(bundleOf('1'));
    expect(heard).toContain(`channel:${world.channelId}`);
  });

  test('finishes the rollout before it, and waits for one that is under way', async () => {
    await world.release(bundleOf('1'), { rollout: 20 });
    expect(await reasonOf(world.release(bundleOf('2')))).toBe('rollout-unfinished');
    await updateRelease(world.ctx, world.production, { isDisabled: true });
    await world.release(bundleOf('2'));
    expect((await history()).map((entry) => entry.rollout)).toEqual([null, null]);
  });

  test('with contents that devices have already is refused, also when zipped anew', async () => {
    await world.release(bundleOf('1'));
    expect(await reasonOf(world.release({ ...bundleOf('1'), '__MACOSX/x': 'y' }))).toBe('duplicate-release');
    expect((await world.release(bundleOf('1'), { appVersion: '1.x' })).label).toBe('v2');
  });

  test('shares the row of a package that was released before', async () => {
    const one = await world.release(bundleOf('1'));
    const two = await world.release(bundleOf('1'), { appVersion: '2.0.0' });
    expect(two.packageId).toBe(one.packageId);
  });

  test.each([
    ['invalid-app-version', { appVersion: 'one' }],
    ['invalid-app-version', { appVersion: '' }],
    ['invalid-description', { description: 'x'.repeat(10_001) }],
    ['invalid-rollout', { rollout: 0 }],
    ['invalid-rollout', { rollout: 1.5 }],
    ['package-hash-differs', { packageHash: '0'.repeat(64) }],
  ])('is refused and leaves nothing: %s %j', async (reason, input) => {
    expect(await reasonOf(world.release(bundleOf('1'), input))).toBe(reason);
    expect(await history()).toEqual([]);
    expect((await world.release(bundleOf('1'), { description: 'x'.repeat(10_000) })).label).toBe('v1');
  });

  test('many at once get labels without gap or repetition', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) => world.release(bundleOf(`${index}`))),
    );
    expect(made.map((release) => release.number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('roles', () => {
  const asRole = async (role: 'viewer' | 'developer' | 'admin' | null) => {
    const other = await makeReleaseWorld(world.server);
    const createdAt = world.server.clock.now();
    const { orgId } = world;
    if (role)
      await world.server.db
        .insert(organisationMembers)
        .values({ orgId, accountId: other.accountId, role, createdAt });
    return world.server.ctx(await actorOf(world.server, other.accountId));
  };

  test('a viewer looks, a developer ships, an admin clears, others see nothing', async () => {
    await world.release(bundleOf('1'));
    await world.release(bundleOf('2'));
    const viewer = await asRole('viewer');
    const developer = await asRole('developer');
    expect((await getRelease(viewer, world.production, 'v1')).label).toBe('v1');
    const { production: target } = world;
    for (const attempt of [
      () => promoteRelease(viewer, target, { to: 'Staging' }),
      () => rollbackRelease(viewer, target),
      () => updateRelease(viewer, target, { isDisabled: true }),
      () => haltRelease(viewer, target, 'v2', 'why'),
      () => resumeRelease(viewer, target, 'v2'),
      () => clearHistory(viewer, target),
      () => checkRelease(viewer, target, { appVersion: '1.0.0' }),
      () => clearHistory(developer, target),
    ]) {
      expect(await reasonOf(attempt())).toBe('forbidden');
    }
    expect((await rollbackRelease(developer, target)).label).toBe('v3');
    const stranger = await asRole(null);
    expect(await reasonOf(getRelease(stranger, target))).toBe('not-found');
    expect(await reasonOf(rollbackRelease(stranger, target))).toBe('not-found');
    await clearHistory(await asRole('admin'), target);
    expect(await history()).toEqual([]);
  });
});

describe('a change', () => {
  test('is applied to the newest release or to the label, and says whether anything changed', async () => {
    await world.release(bundleOf('1'));
    await world.release(bundleOf('2'), { rollout: 10 });
    const { production: target, ctx } = world;
    const raised = await updateRelease(ctx, target, { rollout: 40, description: 'more' });
    expect(raised).toMatchObject({
      changed: true,
      release: { label: 'v2', rollout: 40, description: 'more' },
    });
    const older = await updateRelease(ctx, target, { label: 'v1', appVersion: '1.x' });
    expect(older).toMatchObject({ changed: true, release: { label: 'v1', appVersion: '1.x' } });
    expect((await updateRelease(ctx, target, { label: 'v1', appVersion: '1.x' })).changed).toBe(false);
    expect(await audited(older.release.id)).toEqual(['release.created', 'release.updated']);
    expect((await history()).map((entry) => [entry.appVersion, entry.rollout])).toEqual([
      ['1.x', null],
      ['1.0.0', 40],
    ]);
  });

  test('is refused as a whole', async () => {
    const { production: target, ctx } = world;
    expect(await reasonOf(updateRelease(ctx, target, { isDisabled: true }))).toBe('no-releases');
    expect(await reasonOf(updateRelease(ctx, target, { label: 'v1' }))).toBe('no-releases');
    await world.release(bundleOf('1'), { rollout: 50 });
    expect(await reasonOf(updateRelease(ctx, target, { label: 'v2' }))).toBe('release-not-found');
    expect(await reasonOf(updateRelease(ctx, target, { rollout: 50, isDisabled: true }))).toBe(
      'rollout-not-raised',
    );
    expect(await reasonOf(updateRelease(ctx, target, { appVersion: 'one', isDisabled: true }))).toBe(
      'invalid-app-version',
    );
    expect((await history())[0]).toMatchObject({ isDisabled: false, rollout: 50 });
  });
});

test('the check before a release says everything at once and changes nothing', async () => {
  const { production: target, ctx } = world;
  expect(await checkRelease(ctx, target, { appVersion: '1.0.0' })).toEqual({ nextLabel: 'v1', problems: [] });
  const { packageHash } = await world.release(bundleOf('1'), { rollout: 10 });
  const sizes = { sizeBytes: 10 ** 12, sourceMapSizeBytes: 10 ** 12 };
  const bad = { appVersion: '1.0.0', packageHash, ...sizes, rollout: 0 };
  const { nextLabel, problems } = await checkRelease(ctx, target, bad);
  expect(nextLabel).toBe('v2');
  expect(problems.every((problem) => problem instanceof Problem)).toBe(true);
  expect(problems.map(refusalReason)).toEqual([
    'invalid-rollout',
    'package-too-large',
    'package-too-large',
    'rollout-unfinished',
    'duplicate-release',
  ]);
  const unreadable = await checkRelease(ctx, target, { appVersion: 'one' });
  expect(unreadable.problems.map(refusalReason)).toContain('invalid-app-version');
  expect(await history()).toHaveLength(1);
});
