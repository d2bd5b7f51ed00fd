import type { CheckMinute } from '@codepushgo/contract';
import { and, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { checkMinutes, countedMinutes } from './schema.ts';

const MINUTE_MS = 60_000;

/**
 * Every minute of a span, the oldest first. Where nothing of the organisation was counted, that is a zero only when
 * the platform did count, and knew of every failure whose it was; where counts were given up, nothing is measured.
 */
export async function readMinutes(
  db: Db,
  orgId: string,
  fromMs: number,
  toMs: number,
): Promise<CheckMinute[]> {
  const [from, to] = [new Date(fromMs), new Date(toMs)];
  const own = await db
    .select()
    .from(checkMinutes)
    .where(and(eq(checkMinutes.orgId, orgId), gte(checkMinutes.minute, from), lt(checkMinutes.minute, to)));
  const counted = await db
    .select()
    .from(countedMinutes)
    .where(and(gte(countedMinutes.minute, from), lt(countedMinutes.minute, to)));
  const ownAt = new Map(own.map((row) => [row.minute.getTime(), row]));
  const countedAt = new Map(counted.map((row) => [row.minute.getTime(), row]));
  const minutes: CheckMinute[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += MINUTE_MS) {
    const { isLost = false, unplaced = null } = countedAt.get(atMs) ?? {};
    const row = isLost ? undefined : ownAt.get(atMs);
    const { checks = 0, failedChecks = 0, downloads = 0, failedDownloads = 0 } = row ?? {};
    minutes.push({
      minute: new Date(atMs).toISOString(),
      isMeasured: !isLost && (row !== undefined || unplaced === 0),
      checks,
      failedChecks,
      downloads,
      failedDownloads,
    });
  }
  return minutes;
}
