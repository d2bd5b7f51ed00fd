import { lockChannel, type LockedChannel } from '#channels';
import type { CopiedRelease, ChannelState } from '#release-rules';
import type { Db, Tx } from '../../platform/db.ts';
import { WIRE_HISTORY } from './channel-history.ts';
import { findReleases, type ReleaseRecord } from './release-record.ts';

/** A release as the rules see it: halted counts as disabled. */
export type JudgedRelease = ReleaseRecord & CopiedRelease;

/** The rules look at as many releases as the CodePush wire knows. */
export async function readChannelState(
  db: Db | Tx,
  channel: { orgId: string; id: string; lastNumber: number },
  filter: { number?: number | undefined; limit?: number; visible?: number | undefined } = {},
): Promise<ChannelState<JudgedRelease>> {
  const { visible = WIRE_HISTORY, number, limit = WIRE_HISTORY } = filter;
  const found = await findReleases(db, {
    orgId: channel.orgId,
    channelId: channel.id,
    visible,
    number,
    limit,
  });
  return { history: found.map(judged).toReversed(), lastNumber: channel.lastNumber };
}

/** Locks a channel and reads what the rules look at. */
export async function lockChannelState(
  tx: Tx,
  orgId: string,
  channelId: string,
): Promise<{ channel: LockedChannel; state: ChannelState<JudgedRelease> }> {
  const channel = await lockChannel(tx, orgId, channelId);
  return { channel, state: await readChannelState(tx, channel) };
}

function judged(record: ReleaseRecord): JudgedRelease {
  return { ...record, isDisabled: record.isDisabled || record.isHalted };
}
