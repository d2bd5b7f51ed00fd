import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import type { ReleaseRecord } from './release-record.ts';
import { setHalt } from './set-halt.ts';

/**
 * Stops offering a release, at once. Devices on it stay there; a roll-back moves them. Halting twice changes nothing.
 *
 * @param reason for the team; it is not sent to devices
 * @param ifRevision the revision that the caller has seen; a newer one is refused as a conflict
 * @throws Problem `no-releases`, `release-not-found`, `conflict`
 * @example await haltRelease(ctx, target, 'v3', 'Crashes on start');
 */
export function haltRelease(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
  reason: string,
  ifRevision?: number,
): Promise<ReleaseRecord> {
  return setHalt(ctx, target, label, reason, ifRevision);
}
