import { expect, test } from 'vitest';
import { fileHash, packageHash, type Manifest } from '@codepushgo/bundle';
import { recordReport } from '#metrics';
import { clearHistory, haltRelease } from '#releases';
import { makeServer } from '../../testing/make-server.ts';
import { releaseSuite } from '../../testing/release-suite.ts';
import { forecastRelease } from './forecast-release.ts';

const world = releaseSuite(() => makeServer({ config: { diffPackageCount: 2 } }));

const files = (text: string) => ({ 'CodePush/main.jsbundle': text, [`CodePush/${text}`]: '', same: 'same' });
async function draft(text: string, appVersion = '1.0.0') {
  const hashes = Object.entries(files(text)).map(async ([path, data]) => [
    path,
    await fileHash(Buffer.from(data)),
  ]);
  const manifest: Manifest = Object.fromEntries(await Promise.all(hashes));
  return { appVersion, manifest, packageHash: packageHash(manifest) };
}
const runs = (device: string, label: string | null, appVersion = '1.0.0') =>
  recordReport(world.server.platform, {
    kind: 'deploy',
    mode: 'stateless',
    deploymentKey: world.deploymentKey,
    appVersion,
    label,
    status: 'DeploymentSucceeded',
    device,
    previous: null,
  });

test('diffs lead from the newest packages of the version; everybody else fetches the whole', async () => {
  const { ctx, production } = world;
  for (const text of ['one', 'two', 'three']) await world.release(files(text));
  await world.release(files('two'), { appVersion: '2.0.0' });
  await world.release(files('two'));
  for (const [device, label] of [
    ['a', 'v1'],
    ['b', 'v2'],
    ['c', 'v5'],
    ['d', 'v3'],
    ['e', null],
  ] as const)
    await runs(device, label);
  await runs('f', 'v3', '2.0.0');
  const found = await forecastRelease(ctx, production, await draft('four'));
  expect(found).toMatchObject({ reached: 5, total: 6, upToDate: 0, others: 2 });
  // The same package under two labels is one base, under its newest label.
  expect(found.bases.map(({ label, devices }) => [label, devices])).toEqual([
    ['v5', 2],
    ['v3', 1],
  ]);
  expect(found.bases[0]).toMatchObject({
    changedFiles: ['CodePush/four', 'CodePush/main.jsbundle'],
    deletedFiles: ['CodePush/two'],
  });
  const { packageHash: hash } = await draft('two');
  expect(await forecastRelease(ctx, production, { appVersion: '*', packageHash: hash })).toEqual({
    reached: 6,
    total: 6,
    upToDate: 2,
    bases: [],
    others: 4,
  });
});

test('what devices ran before the history was cleared, and long ago, counts for nothing', async () => {
  const { ctx, production, server } = world;
  await world.release(files('one'));
  await haltRelease(ctx, production, 'v1', 'why');
  await runs('a', 'v1');
  const upToDate = async () => (await forecastRelease(ctx, production, await draft('one'))).upToDate;
  expect(await upToDate()).toBe(1);
  await clearHistory(ctx, production);
  await world.release(files('one'));
  expect(await upToDate()).toBe(0);
  await runs('a', 'v1');
  expect(await upToDate()).toBe(1);
  server.clock.advance(31 * 24 * 3600 * 1000);
  expect(await forecastRelease(ctx, production, await draft('two'))).toMatchObject({ reached: 0, total: 0 });
  await expect(forecastRelease(ctx, production, await draft('two', 'newest'))).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
