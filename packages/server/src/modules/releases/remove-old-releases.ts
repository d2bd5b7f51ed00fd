import { eq, inArray, lt, or } from 'drizzle-orm';
import { apps } from '#apps';
import { channels } from '#channels';
import type { Db } from '../../platform/db.ts';
import { releaseDiffs, releases } from './schema.ts';

/**
 * Removes releases whose history was cleared, or whose channel or app was deleted, before an instant: those of every
 * organisation, for clean-up serves all.
 *
 * @example await removeOldReleases(ctx.db, new Date(now.getTime() - 86_400_000));
 */
export async function removeOldReleases(db: Db, before: Date): Promise<void> {
  const gone = db
    .select({ id: releases.id })
    .from(releases)
    .innerJoin(channels, eq(channels.id, releases.channelId))
    .innerJoin(apps, eq(apps.id, releases.appId))
    .where(or(lt(releases.clearedAt, before), lt(channels.deletedAt, before), lt(apps.deletedAt, before)));
  await db.delete(releaseDiffs).where(inArray(releaseDiffs.releaseId, gone));
  await db.delete(releases).where(inArray(releases.id, gone));
}
