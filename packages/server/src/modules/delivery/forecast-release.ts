import { diffManifests, type Manifest } from '@codepushgo/bundle';
import type { DiffBase, ReleaseForecast } from '@codepushgo/contract';
import { channelInOrg } from '#channels';
import { countRunning } from '#metrics';
import { authorise } from '#organisations';
import { findReleases, WIRE_HISTORY, type ChannelTarget } from '#releases';
import type { Ctx } from '../../context.ts';
import { chooseDiffSources } from './choose-diff-sources.ts';
import { readManifest } from './read-manifest.ts';

/** A package that is not sent yet. */
export interface PackageDraft {
  appVersion: string;
  packageHash: string;
  /** Left out for a single file, to which no diff leads. */
  manifest?: Manifest | undefined;
}

/**
 * Says what devices would fetch for a package: a diff from what they run, the whole of it, or nothing.
 *
 * @throws Problem `not-found`, `forbidden`, `invalid-input` when the range is not semver
 * @example
 * const { bases, others } = await forecastRelease(ctx, target, { appVersion: '^1.2.0', packageHash, manifest });
 */
export async function forecastRelease(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  draft: PackageDraft,
): Promise<ReleaseForecast> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'release.create');
  const { reached, total, byLabel } = await countRunning(ctx, channel, draft.appVersion);
  const earlier = await findReleases(ctx.db, { orgId: channel.orgId, channelId: channel.id });
  const running = (packageHash: string): number =>
    earlier
      .filter((one) => one.packageHash === packageHash)
      .reduce((sum, { label }) => sum + (byLabel.get(label) ?? 0), 0);
  const bases: DiffBase[] = [];
  for (const { label, packageHash, manifestBlob } of diffSources(ctx, earlier, draft)) {
    const files = diffManifests(await readManifest(ctx, manifestBlob!), draft.manifest!);
    bases.push({ label, packageHash, devices: running(packageHash), ...files });
  }
  const upToDate = running(draft.packageHash);
  const others = reached - upToDate - bases.reduce((sum, { devices }) => sum + devices, 0);
  return { reached, total, upToDate, bases, others };
}

// The new release will be one of those that the wire knows.
function diffSources(ctx: Ctx, earlier: Awaited<ReturnType<typeof findReleases>>, draft: PackageDraft) {
  const newest = earlier[0]?.number ?? 0;
  const known = earlier.filter(({ number }) => number > newest + 1 - WIRE_HISTORY);
  return draft.manifest ? chooseDiffSources(known, draft, ctx.config.diffPackageCount) : [];
}
