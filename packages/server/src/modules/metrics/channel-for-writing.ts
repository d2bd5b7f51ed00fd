import { type SQL, sql } from 'drizzle-orm';
import { channels } from '#channels';

/**
 * A sub-select of a channel for statements that write behind the answers: the row is held until the
 * commit, so that no transfer comes in between, and the commit does not wait for the disk. Later
 * commits that do wait take earlier ones along, so at most what came after the last of them is lost.
 *
 * @example await ctx.db.execute(sql`select id from ${channelForWriting(channel.id)} as channel`);
 */
export function channelForWriting(channelId: string): SQL {
  return sql`(SELECT id, org_id, history_epoch, set_config('synchronous_commit', 'off', true)
    FROM ${channels} WHERE id = ${channelId} AND deleted_at IS NULL FOR SHARE)`;
}
