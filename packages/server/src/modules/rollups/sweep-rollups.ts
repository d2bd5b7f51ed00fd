import { sql } from 'drizzle-orm';
import { channels } from '#channels';
import type { Platform } from '../../context.ts';
import { audienceDays, deviceDays, lastSeenDays, releaseHours } from './schema.ts';

const AT_ONCE = 2000;

/** Removes the sums of channels that can no longer be restored, and of histories that were cleared. */
export async function sweepRollups({ db }: Pick<Platform, 'db'>, signal: AbortSignal): Promise<void> {
  const isGone = sql`NOT EXISTS (SELECT 1 FROM ${channels} c WHERE c.id = t.channel_id AND c.org_id = t.org_id AND c.purged_at IS NULL)`;
  const isCleared = sql`EXISTS (SELECT 1 FROM ${channels} c WHERE c.id = t.channel_id AND c.history_epoch > t.epoch)`;
  for (const [table, isOver] of [
    [releaseHours, sql`${isGone} OR ${isCleared}`],
    [deviceDays, isGone],
    [lastSeenDays, isGone],
    [audienceDays, sql`${isGone} OR t.devices = 0`],
  ] as const) {
    for (let removed = AT_ONCE; removed >= AT_ONCE;) {
      signal.throwIfAborted();
      const some = sql`SELECT t.ctid FROM ${table} t WHERE ${isOver} LIMIT ${AT_ONCE}`;
      removed = (await db.execute(sql`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(${some}))`)).rowCount ?? 0;
    }
  }
}
