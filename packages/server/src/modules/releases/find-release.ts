import { numberOf, refusal } from '#release-rules';
import type { Db, Tx } from '../../platform/db.ts';
import { findReleases, type ReleaseRecord } from './release-record.ts';

/**
 * One release of a channel.
 *
 * @param label the newest release when left out
 * @param visible how far back a label may reach
 * @throws Problem `no-releases`, `release-not-found`
 */
export async function findRelease(
  db: Db | Tx,
  channel: { id: string; orgId: string },
  label?: string,
  visible?: number,
): Promise<ReleaseRecord> {
  const filter = { orgId: channel.orgId, channelId: channel.id, limit: 1, ...(visible ? { visible } : {}) };
  const [found] = await findReleases(db, { ...filter, number: numberOf(label) });
  if (found) return found;
  const [newest] = label ? await findReleases(db, filter) : [];
  if (newest)
    throw refusal('release-not-found', `The channel has no release ${label}. Take a label of its history.`);
  throw refusal('no-releases', 'The channel has no releases yet. Release a package first.');
}
