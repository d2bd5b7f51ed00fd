import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { channels } from '#channels';
import {
  clearHistory,
  getRelease,
  haltRelease,
  listReleases,
  promoteRelease,
  refusalReason,
  releases,
  resumeRelease,
  rollbackRelease,
} from '#releases';
import { makeServer } from '../../testing/make-server.ts';
import { bundleOf, reasonOf, releaseSuite } from '../../testing/release-suite.ts';

const world = releaseSuite(makeServer);

const { history, audited } = world;

describe('halt and resume', () => {
  test('a halted release counts as disabled, and waits for nobody', async () => {
    const { production: target, ctx } = world;
    const { id } = await world.release(bundleOf('1'), { rollout: 20 });
    const halted = await haltRelease(ctx, target, 'v1', 'crashes');
    expect(halted).toMatchObject({ isHalted: true, isDisabled: false, haltReason: 'crashes' });
    await haltRelease(ctx, target, 'v1', 'again');
    expect((await history())[0]).toMatchObject({ isHalted: true, isDisabled: true });
    const resumed = await resumeRelease(ctx, target, 'v1');
    expect(resumed).toMatchObject({ isHalted: false, haltReason: null, rollout: 20 });
    await resumeRelease(ctx, target, 'v1');
    expect(await audited(id)).toEqual(['release.created', 'release.halted', 'release.resumed']);
    await haltRelease(ctx, target, 'v1', 'crashes');
    expect((await world.release(bundleOf('2'))).label).toBe('v2');
    expect(await reasonOf(haltRelease(ctx, target, 'v9', 'why'))).toBe('release-not-found');
  });

  test('a copy of a halted release is disabled', async () => {
    const { production: target, ctx } = world;
    await world.release(bundleOf('1'));
    await haltRelease(ctx, target, 'v1', 'crashes');
    expect((await promoteRelease(ctx, target, { to: 'Staging' })).isDisabled).toBe(true);
    expect(
      await promoteRelease(ctx, target, { to: 'Production', appVersion: '1.x' }).catch(refusalReason),
    ).toBe('duplicate-promotion');
  });
});

describe('a promotion', () => {
  test('releases the same package elsewhere, without its rollout', async () => {
    const { production: target, ctx } = world;
    await world.release(bundleOf('1'), { description: 'one' });
    const source = await world.release(bundleOf('2'), { rollout: 30, isMandatory: true, commit: 'abc' });
    const made = await promoteRelease(ctx, target, { to: 'Staging' });
    expect(made).toMatchObject({
      label: 'v1',
      channelId: world.stagingId,
      blob: source.blob,
      packageHash: source.packageHash,
      isMandatory: true,
      rollout: null,
      method: 'Promote',
      originalLabel: 'v2',
      originalChannel: 'Production',
      commit: 'abc',
    });
    const older = await promoteRelease(ctx, target, {
      to: 'Staging',
      label: 'v1',
      rollout: 5,
      description: '',
    });
    expect(older).toMatchObject({ label: 'v2', description: 'one', rollout: 5, originalLabel: 'v1' });
    expect(await reasonOf(promoteRelease(ctx, target, { to: 'Staging' }))).toBe(
      'promotion-rollout-unfinished',
    );
    expect(await reasonOf(promoteRelease(ctx, target, { to: 'Staging', label: 'v7' }))).toBe(
      'promotion-source-missing',
    );
    expect(await reasonOf(promoteRelease(ctx, target, { to: 'Nowhere' }))).toBe('not-found');
    expect(await audited(older.id)).toEqual(['release.promoted']);
  });

  test('crosswise at once neither waits for ever nor loses a label', async () => {
    const { staging, production, ctx } = world;
    await world.release(bundleOf('1'));
    await world.release(bundleOf('2'), {}, staging);
    const made = await Promise.all([
      promoteRelease(ctx, production, { to: 'Staging', label: 'v1' }),
      promoteRelease(ctx, staging, { to: 'Production', label: 'v1' }),
    ]);
    expect(made.map((release) => release.label)).toEqual(['v2', 'v2']);
  });
});

describe('a roll-back', () => {
  test('is a new release, swaps back and forth, and copies what its target says', async () => {
    const { production: target, ctx } = world;
    expect(await reasonOf(rollbackRelease(ctx, target))).toBe('rollback-no-releases');
    const one = await world.release(bundleOf('1'), { description: 'one', isMandatory: true });
    expect(await reasonOf(rollbackRelease(ctx, target))).toBe('rollback-no-earlier-release');
    await world.release(bundleOf('2'), { rollout: 10 });
    const back = await rollbackRelease(ctx, target);
    expect(back).toMatchObject({
      label: 'v3',
      packageId: one.packageId,
      description: 'one',
      isMandatory: true,
      rollout: null,
      method: 'Rollback',
      originalLabel: 'v1',
      originalChannel: null,
    });
    expect((await history()).map((entry) => entry.rollout)).toEqual([null, null, null]);
    expect(await rollbackRelease(ctx, target)).toMatchObject({ label: 'v4', originalLabel: 'v2' });
    expect(await reasonOf(rollbackRelease(ctx, target, { label: 'v4' }))).toBe('rollback-to-newest');
    expect(await reasonOf(rollbackRelease(ctx, target, { label: 'v8' }))).toBe('rollback-target-missing');
    await world.release(bundleOf('5'), { appVersion: '2.0.0' });
    expect(await reasonOf(rollbackRelease(ctx, target))).toBe('rollback-other-app-version');
    expect(await audited(back.id)).toEqual(['release.rolled-back']);
  });
});

describe('a long history', () => {
  // Straight into the table: a thousand uploads would prove nothing more.
  const fill = async (count: number) => {
    const first = await world.release(bundleOf('1'));
    const [row] = await world.server.db.select().from(releases).where(eq(releases.id, first.id));
    const rows = Array.from({ length: count - 1 }, (_, index) => ({
      ...row!,
      id: `${row!.id}${index}`,
      number: index + 2,
    }));
    for (let at = 0; at < rows.length; at += 500)
      await world.server.db.insert(releases).values(rows.slice(at, at + 500));
    await world.server.db.update(channels).set({ lastNumber: count }).where(eq(channels.id, world.channelId));
  };

  test('is listed page by page, newest first, down to the thousandth', async () => {
    await fill(1005);
    const { production: target, ctx } = world;
    const labels: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listReleases(ctx, target, { limit: 100, cursor });
      labels.push(...page.items.map((release) => release.label));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(labels).toHaveLength(1000);
    expect([labels[0], labels.at(-1)]).toEqual(['v1005', 'v6']);
    expect((await listReleases(ctx, target, { limit: 100 }, 50)).items).toHaveLength(50);
    expect((await history()).map((entry) => entry.number)).toEqual(
      Array.from({ length: 50 }, (_, i) => 956 + i),
    );
    expect((await getRelease(ctx, target, 'v5')).label).toBe('v5');
    expect(await reasonOf(rollbackRelease(ctx, target, { label: 'v955', visible: 50 }))).toBe(
      'rollback-target-missing',
    );
    expect((await rollbackRelease(ctx, target, { label: 'v6' })).label).toBe('v1006');
    expect(await reasonOf(listReleases(ctx, target, { limit: 10, cursor: 'nonsense' }))).toBe(
      'invalid-input',
    );
  });
});

test('clearing empties the channel and begins with v1 again', async () => {
  const { production: target, ctx } = world;
  await world.release(bundleOf('1'));
  await world.release(bundleOf('2'), { rollout: 10 });
  await clearHistory(ctx, target);
  expect(await history()).toEqual([]);
  expect(await reasonOf(getRelease(ctx, target, 'v1'))).toBe('no-releases');
  expect(await audited(world.channelId)).toEqual(['history.cleared']);
  const [channel] = await world.server.db.select().from(channels).where(eq(channels.id, world.channelId));
  expect(channel).toMatchObject({ lastNumber: 0, historyEpoch: 1 });
  expect((await world.release(bundleOf('2'))).label).toBe('v1');
});
