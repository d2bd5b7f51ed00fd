import { sql } from 'drizzle-orm';
import { channels } from '#channels';
import type { Platform } from '../../context.ts';
import { decisionTraces, deviceDecisions } from './schema.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
const AT_ONCE = 2000;

/** Removes decisions of devices that were not seen for 90 days, traces unused for longer, and all of purged channels. */
export async function sweepDecisions(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const before = (days: number) => sql`${new Date(clock.nowMs() - days * DAY_MS).toISOString()}::timestamptz`;
  const isGone = sql`NOT EXISTS (SELECT 1 FROM ${channels} c WHERE c.id = t.channel_id AND c.org_id = t.org_id AND c.purged_at IS NULL)`;
  for (const [table, isOver] of [
    [deviceDecisions, sql`t.last_at < ${before(KEPT_DAYS)} OR ${isGone}`],
    // Used until a day after `last_used_at`, and a decision on it is told for ninety more.
    [decisionTraces, sql`t.last_used_at < ${before(KEPT_DAYS + 2)} OR ${isGone}`],
  ] as const) {
    for (let removed = AT_ONCE; removed >= AT_ONCE;) {
      signal.throwIfAborted();
      const some = sql`SELECT t.ctid FROM ${table} t WHERE ${isOver} LIMIT ${AT_ONCE}`;
      removed = (await db.execute(sql`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(${some}))`)).rowCount ?? 0;
    }
  }
}
