import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import type { ReleaseRecord } from './release-record.ts';
import { setHalt } from './set-halt.ts';

/**
 * Stops offering a release, at once. Devices on it stay there; a roll-back moves them. Halting twice changes nothing.
 *
 * @param reason for the team; it is not sent to devices
 * @throws Problem `no-releases`, `release-not-found`
 * @example await haltRelease(ctx, target, 'v3', 'Crashes on start');
 */
export function haltRelease(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
  reason: string,
): Promise<ReleaseRecord> {
  return setHalt(ctx, target, label, reason);
}
