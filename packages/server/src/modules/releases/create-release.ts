import { channelInOrg } from '#channels';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import {
  checkSignature,
  finishedUpload,
  keepPackage,
  readPackage,
  takeUploads,
  type PackageRow,
  type PackageSource,
} from '#packages';
import { planRelease, refusal, assertAppVersion, assertValues } from '#release-rules';
import type { Ctx } from '../../context.ts';
import { lockChannelState } from './channel-state.ts';
import { insertRelease } from './insert-release.ts';
import { releaseAudit } from './release-shape.ts';
import type { ReleaseRecord } from './release-record.ts';
import { tellRelease } from './tell-release.ts';

/** Names a channel: each part by name, slug or id. */
export interface ChannelTarget {
  org: string;
  app: string;
  channel: string;
}

/** What is to be released. */
export interface NewRelease {
  /** A finished upload, or a file that `receiveFile` has received. */
  source: { upload: string } | PackageSource;
  /** A semver version or range of the native app. */
  appVersion: string;
  description?: string | undefined;
  isDisabled?: boolean | undefined;
  isMandatory?: boolean | undefined;
  /** 1–100; everybody when left out. */
  rollout?: number | undefined;
  /** The package hash as the sender computed it; a difference is refused. */
  packageHash?: string | undefined;
  commit?: string | undefined;
  /** A finished upload of purpose `source-map`. */
  sourceMapUpload?: string | undefined;
}

/**
 * Releases a package on a channel: the next label, visible to devices at once. File diffs follow in the background.
 *
 * @throws Problem with a reason of {@link RefusalReason}; nothing of the release is kept then
 * @example
 * const file = await receiveFile(ctx, stream);
 * const release = await createRelease(ctx, { org: 'acme', app: 'Shop', channel: 'Staging' }, {
 *   source: { file },
 *   appVersion: '^1.2.0',
 * });
 * release.label; // 'v1'
 */
export async function createRelease(
  ctx: Ctx,
  target: ChannelTarget,
  input: NewRelease,
): Promise<ReleaseRecord> {
  const place = await channelInOrg(ctx, target.org, target.app, target.channel);
  const { app, channel } = place;
  const permit = authorise(place.access, 'release.create');
  assertAppVersion(input.appVersion);
  assertValues(input);
  const { source, sourceMapUpload } = input;
  const upload = 'upload' in source ? await finishedUpload(ctx, app, source.upload, 'package') : null;
  const map = sourceMapUpload ? await finishedUpload(ctx, app, sourceMapUpload, 'source-map') : null;
  const bytes = 'upload' in source ? { blob: upload?.blob ?? '' } : source;
  const pkg = await readPackage(ctx, app.orgId, bytes, async (found) => {
    assertHash(found, input.packageHash);
    await checkSignature(app, found);
  });
  return mutate(ctx, permit, async (tx) => {
    const { channel: locked, state } = await lockChannelState(tx, app.orgId, channel.id);
    const candidate = { appVersion: input.appVersion, packageHash: pkg.hash };
    const plan = planRelease(state, candidate);
    const packageId = await keepPackage(tx, pkg);
    await takeUploads(ctx, tx, [upload, map]);
    const { release: result, finished } = await insertRelease(ctx, tx, locked, {
      ...valuesOf(input),
      plan,
      packageId,
      packageHash: pkg.hash,
      method: 'Upload',
      commit: input.commit,
      sourceMapBlob: map?.blob ?? null,
    });
    await tellRelease(ctx, tx, place, result, {
      type: 'release.published',
      more: { how: 'upload', promotedFrom: null },
    });
    const audit = [...finished, releaseAudit('release.created', result)];
    return { result, audit, changes: [`channel:${channel.id}`] };
  });
}

function valuesOf(input: NewRelease) {
  return {
    appVersion: input.appVersion,
    description: input.description ?? '',
    isDisabled: input.isDisabled ?? false,
    isMandatory: input.isMandatory ?? false,
    rollout: input.rollout ?? null,
  };
}

function assertHash(pkg: PackageRow, claimed: string | undefined): void {
  if (claimed === undefined || claimed === pkg.hash) return;
  throw refusal(
    'package-hash-differs',
    `The package has the hash ${pkg.hash}, but ${claimed} was announced. Build it again, or leave the hash out.`,
    { actual: pkg.hash },
  );
}
