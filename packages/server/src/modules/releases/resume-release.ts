import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import type { ReleaseRecord } from './release-record.ts';
import { setHalt } from './set-halt.ts';

/**
 * Offers a halted release again, to the share of devices that it had reached. Resuming twice changes nothing.
 *
 * @throws Problem `no-releases`, `release-not-found`, `conflict` when it was changed since `ifRevision`
 * @example const { isDisabled } = await resumeRelease(ctx, target, 'v3'); // false
 */
export function resumeRelease(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
  ifRevision?: number,
): Promise<ReleaseRecord> {
  return setHalt(ctx, target, label, null, ifRevision);
}
