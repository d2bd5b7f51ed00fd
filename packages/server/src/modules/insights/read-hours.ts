import { sql, type SQL } from 'drizzle-orm';
import { releaseHours, type HourColumn } from '#rollups';
import type { Db } from '../../platform/db.ts';
import type { Buckets } from './buckets.ts';
import type { PlacedChannel } from './channels-in-scope.ts';

/** Sums of one release within one bucket. */
export type HourSum<C extends HourColumn> = { channelId: string; label: string; ms: number } & Record<
  C,
  number
>;

/** What a channel's histories are known by. */
export type ChannelEpoch = Pick<PlacedChannel, 'id' | 'orgId' | 'epoch'>;

/**
 * Sums by channel, release and bucket, from the first bucket on.
 *
 * @param label only of this release or native version
 */
export async function readHours<C extends HourColumn>(
  db: Db,
  channels: ChannelEpoch[],
  buckets: Buckets,
  columns: readonly C[],
  label?: string,
): Promise<HourSum<C>[]> {
  return query(db, { channels, buckets, columns, label, groups: sql`1, 2, 3` });
}

/** The same sums by bucket, whatever the release, and by release, whatever the bucket; each row lacks the other. */
export async function readHoursApart<C extends HourColumn>(
  db: Db,
  channels: ChannelEpoch[],
  buckets: Buckets,
  columns: readonly C[],
): Promise<{ byBucket: HourSum<C>[]; byRelease: HourSum<C>[] }> {
  const rows = await query(db, { channels, buckets, columns, groups: sql`GROUPING SETS ((1, 2), (3))` });
  return {
    byBucket: rows.filter(({ label }) => label === null),
    byRelease: rows.filter(({ label }) => label !== null),
  };
}

async function query<C extends HourColumn>(
  db: Db,
  wish: {
    channels: ChannelEpoch[];
    buckets: Buckets;
    columns: readonly C[];
    label?: string | undefined;
    groups: SQL;
  },
): Promise<HourSum<C>[]> {
  const { channels, columns, label, groups } = wish;
  const { bucket, startMs } = wish.buckets;
  if (channels.length === 0) return [];
  const sums = columns.map(
    (name) => sql`sum(h.${sql.identifier(releaseHours[name].name)})::int8 AS ${sql.identifier(name)}`,
  );
  const { rows } = await db.execute<HourSum<C>>(sql`
    SELECT h.channel_id AS "channelId", h.label, (extract(epoch FROM date_trunc(${bucket}::text, h.at, 'UTC')) * 1000)::int8 AS ms, ${sql.join(sums, sql`, `)}
    FROM ${channelList(channels)}
    JOIN ${releaseHours} h ON h.org_id = ${channels[0]!.orgId} AND h.channel_id = c.id AND h.epoch = c.epoch
    WHERE h.at >= ${new Date(startMs).toISOString()}::timestamptz ${label === undefined ? sql`` : sql`AND h.label = ${label}`}
    GROUP BY ${groups}`);
  return rows as HourSum<C>[];
}

/** `FROM` of channels with their histories, as `c`. */
function channelList(channels: ChannelEpoch[]): SQL {
  const [ids, epochs] = [channels.map(({ id }) => id), channels.map(({ epoch }) => epoch)];
  return sql`unnest(${sql.param(ids)}::text[], ${sql.param(epochs)}::int[]) AS c (id, epoch)`;
}
