import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import { signatureRequired, tooLarge } from '#packages';
import { labelOf, nextRelease, releaseObstacles, assertAppVersion, assertValues } from '#release-rules';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { readChannelState } from './channel-state.ts';
import type { ChannelTarget } from './create-release.ts';

/** What is known of a release before it is uploaded. */
export interface ReleaseDraft {
  appVersion: string;
  packageHash?: string | undefined;
  sizeBytes?: number | undefined;
  sourceMapSizeBytes?: number | undefined;
  isSigned?: boolean | undefined;
  rollout?: number | undefined;
}

/**
 * Says what a release would meet, all of it at once; nothing is changed.
 *
 * @returns the label it would get and every refusal
 * @example
 * const { nextLabel, problems } = await checkRelease(ctx, target, { appVersion: '^1.2.0', sizeBytes: 9_000_000 });
 * problems.map(({ code }) => code); // [] when nothing stands in the way
 */
export async function checkRelease(
  ctx: Ctx,
  target: ChannelTarget,
  draft: ReleaseDraft,
): Promise<{ nextLabel: string; problems: Problem[] }> {
  const { app, channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'release.create');
  const { appVersion, sizeBytes = 0, sourceMapSizeBytes = 0, packageHash = '', rollout } = draft;
  const limit = ctx.config.uploadLimitBytes;
  const state = await readChannelState(ctx.db, channel);
  const problems = [
    ...collect(() => assertAppVersion(appVersion)),
    ...collect(() => assertValues({ rollout })),
    ...(sizeBytes > limit ? [tooLarge(limit, sizeBytes)] : []),
    ...(sourceMapSizeBytes > limit ? [tooLarge(limit, sourceMapSizeBytes, 'source-map')] : []),
    ...(app.signingPublicKey && draft.isSigned === false ? [signatureRequired()] : []),
    ...releaseObstacles(state, { appVersion, packageHash }),
  ];
  return { nextLabel: labelOf(nextRelease(state).number), problems };
}

function collect(check: () => void): Problem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Problem) return [error];
    throw error;
  }
}
