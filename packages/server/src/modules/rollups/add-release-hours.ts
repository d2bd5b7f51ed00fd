import { sql, type SQL } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { HOUR_COLUMNS, type HourColumn } from './release-hour-columns.ts';
import { releaseHours } from './schema.ts';

/** What the counts of a release changed by. */
export interface HourChange {
  orgId: string;
  channelId: string;
  epoch: number;
  label: string;
  by: Partial<Record<HourColumn, number>>;
}

const HOUR_MS = 3_600_000;

/**
 * Adds changes of counts to the hour of an instant, in the transaction that changes the counts. The channels must be
 * held.
 *
 * @param changes each release once, sorted by channel and label, so that writers at the same time never wait in a circle
 * @example await addReleaseHours(tx, ctx.clock.now(), [{ orgId, channelId, epoch: 0, label: 'v3', by: { installed: 1 } }]);
 */
export async function addReleaseHours(tx: Tx | Db, now: Date, changes: HourChange[]): Promise<void> {
  const rows = changes.filter(({ by }) => Object.values(by).some((n) => n !== 0));
  if (rows.length === 0) return;
  const used = (Object.keys(HOUR_COLUMNS) as HourColumn[]).filter((name) => rows.some(({ by }) => by[name]));
  const figures = used.map((name) => sql`${sql.param(rows.map(({ by }) => by[name] ?? 0))}::int8[]`);
  const texts = (pick: (row: HourChange) => string): SQL => sql`${sql.param(rows.map(pick))}::text[]`;
  const names = sql.raw(used.map((name) => HOUR_COLUMNS[name]).join(', '));
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  await tx.execute(sql`
    INSERT INTO ${releaseHours} AS t (org_id, channel_id, epoch, label, at, ${names})
    SELECT n.org_id, n.channel_id, n.epoch, n.label, ${hour}::timestamptz, ${names}
    FROM unnest(${texts((row) => row.orgId)}, ${texts((row) => row.channelId)},
      ${sql.param(rows.map((row) => row.epoch))}::int[], ${texts((row) => row.label)}, ${sql.join(figures, sql`, `)})
      AS n (org_id, channel_id, epoch, label, ${names})
    ON CONFLICT (org_id, channel_id, epoch, at, label) DO UPDATE SET ${sumsOf(used)}`);
}

/** `SET` of an upsert that adds to what is there. */
export function sumsOf(columns: HourColumn[]): SQL {
  const sums = columns
    .map((name) => HOUR_COLUMNS[name])
    .map((name) => `${name} = t.${name} + excluded.${name}`);
  return sql.raw(sums.join(', '));
}
