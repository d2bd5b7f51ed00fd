import { sql } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { checkMinutes, countedMinutes } from './schema.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 5000;
/** Beyond the last day on which a credit for a month can be claimed. */
export const MINUTES_KEPT_DAYS = 100;

/** Removes counts that are older than they are kept. */
export async function sweepMinutes(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const before = sql`${new Date(clock.nowMs() - MINUTES_KEPT_DAYS * DAY_MS).toISOString()}::timestamptz`;
  for (const table of [checkMinutes, countedMinutes]) {
    for (let removed = AT_ONCE; removed >= AT_ONCE;) {
      signal.throwIfAborted();
      const some = sql`SELECT t.ctid FROM ${table} t WHERE t.minute < ${before} LIMIT ${AT_ONCE}`;
      removed = (await db.execute(sql`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(${some}))`)).rowCount ?? 0;
    }
  }
}
