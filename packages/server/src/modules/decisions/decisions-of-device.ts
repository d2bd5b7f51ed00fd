import { and, eq, inArray } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { journalOfDevice } from './decision-journal.ts';
import { recorderOf } from './recorder-of.ts';
import { decisionTraces, deviceDecisions } from './schema.ts';
import { joinRuns, type CheckRun } from './device-entry.ts';
import type { DecisionRow } from './write-decisions.ts';

/**
 * The last 20 decisions about a device, newest first; every process's up to a second ago, this one's all.
 *
 * @returns runs of equal checks with the text of their trace; null when nothing is known of the device
 * @example const runs = await decisionsOfDevice(ctx, channel, device);
 */
export async function decisionsOfDevice(
  platform: Pick<Platform, 'db' | 'clock' | 'log'>,
  channel: { orgId: string; id: string },
  device: string,
): Promise<CheckRun[] | null> {
  const { db } = platform;
  const recorder = recorderOf(platform);
  await recorder.settleDevice(channel.id, device);
  const [row] = await db
    .select()
    .from(deviceDecisions)
    .where(
      and(
        eq(deviceDecisions.orgId, channel.orgId),
        eq(deviceDecisions.channelId, channel.id),
        eq(deviceDecisions.device, device),
      ),
    );
  const elsewhere = await journalOfDevice(db, channel, device, recorder.journal.writer);
  const kept = row ? keptOf(row) : [];
  const newer = elsewhere.filter(({ lastAtMs }) => lastAtMs > (row?.lastAt.getTime() ?? 0));
  const all = [...kept, ...newer];
  if (all.length === 0) return null;
  const bodies = await tracesOf(platform, channel, all);
  // A trace is swept long after its last use; decisions that old are no longer told.
  const runs = all.flatMap(({ trace: id, ...run }): CheckRun[] => {
    const body = bodies.get(id);
    return body === undefined ? [] : [{ ...run, trace: { id, body } }];
  });
  return joinRuns([], runs).toReversed();
}

function keptOf(row: typeof deviceDecisions.$inferSelect): DecisionRow[] {
  const { device, trace, firstAt, lastAt, count } = row;
  const older = row.older.toReversed().map((text) => {
    const [id = '', first, last, n] = text.split('|');
    return { device, trace: id, firstAtMs: Number(first), lastAtMs: Number(last), count: Number(n) };
  });
  return [...older, { device, trace, firstAtMs: firstAt.getTime(), lastAtMs: lastAt.getTime(), count }];
}

async function tracesOf(
  { db }: Pick<Platform, 'db'>,
  channel: { orgId: string; id: string },
  rows: DecisionRow[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ trace }) => trace))];
  const found = await db
    .select({ id: decisionTraces.id, body: decisionTraces.body })
    .from(decisionTraces)
    .where(
      and(
        eq(decisionTraces.orgId, channel.orgId),
        eq(decisionTraces.channelId, channel.id),
        inArray(decisionTraces.id, ids),
      ),
    );
  return new Map(found.map(({ id, body }) => [id, body]));
}
