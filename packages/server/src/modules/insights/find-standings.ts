import type { ChannelStanding, ReleaseStanding } from '@codepushgo/contract';
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { accounts } from '#accounts';
import { channels } from '#channels';
import { releaseCounts } from '#metrics';
import { releases } from '#releases';
import type { Db } from '../../platform/db.ts';
import type { PlacedChannel } from './channels-in-scope.ts';
import type { ChannelEpoch } from './read-hours.ts';
import { toFigures, toReleaseLine } from './release-line.ts';

/** What is live on channels of one organisation, and what devices made of it. */
export async function findStandings(db: Db, placed: PlacedChannel[]): Promise<Map<string, ChannelStanding>> {
  if (placed.length === 0) return new Map();
  const [totals, heads] = await Promise.all([totalActive(db, placed), findHeads(db, placed)]);
  const ids = [...new Set([...heads.values()].flatMap(({ newest, live }) => [newest, live]))];
  const standings = await standingsOf(db, placed[0]!.orgId, ids, totals);
  return new Map(
    placed.map(({ id, name, position }) => {
      const { newest = '', live = '' } = heads.get(id) ?? {};
      const standing = (release: string | null) => standings.get(release ?? '') ?? null;
      const total = totals.get(id) ?? 0;
      return [id, { id, name, position, totalActive: total, newest: standing(newest), live: standing(live) }];
    }),
  );
}

const column = <C, T extends string | number>(placed: C[], pick: (channel: C) => T) =>
  sql.param(placed.map(pick));

/** Active devices by channel: the sum of what is shown of each release and native version. */
export async function totalActive(db: Db, placed: ChannelEpoch[]): Promise<Map<string, number>> {
  if (placed.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string; total: number }>(sql`
    SELECT c.id, sum(greatest(t.active + t.anonymous_active, 0))::int AS total
    FROM unnest(${column(placed, ({ id }) => id)}::text[], ${column(placed, ({ epoch }) => epoch)}::int[]) AS c (id, epoch)
    JOIN ${releaseCounts} t ON t.org_id = ${placed[0]!.orgId} AND t.channel_id = c.id AND t.epoch = c.epoch
    GROUP BY c.id`);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

type Heads = { newest: string; live: string | null };

async function findHeads(db: Db, placed: PlacedChannel[]): Promise<Map<string, Heads>> {
  const orgId = placed[0]!.orgId;
  const { rows } = await db.execute<{ id: string } & Heads>(sql`
    SELECT c.id, r.id AS newest, l.id AS live
    FROM unnest(${column(placed, ({ id }) => id)}::text[], ${column(placed, ({ lastNumber }) => lastNumber)}::int[]) AS c (id, number)
    JOIN ${releases} r ON r.org_id = ${orgId} AND r.channel_id = c.id AND r.number = c.number AND r.cleared_at IS NULL
    LEFT JOIN LATERAL (
      SELECT o.id FROM ${releases} o
      WHERE o.org_id = ${orgId} AND o.channel_id = c.id AND o.cleared_at IS NULL
        AND NOT o.is_disabled AND o.halted_at IS NULL AND o.rollout IS NULL
      ORDER BY o.number DESC LIMIT 1
    ) l ON true`);
  return new Map(rows.map(({ id, newest, live }) => [id, { newest, live }]));
}

async function standingsOf(
  db: Db,
  orgId: string,
  ids: (string | null)[],
  totals: Map<string, number>,
): Promise<Map<string, ReleaseStanding>> {
  const rows = await db
    .select({ release: releases, by: { email: accounts.email, name: accounts.name }, counts: releaseCounts })
    .from(releases)
    .innerJoin(channels, eq(channels.id, releases.channelId))
    .innerJoin(accounts, eq(accounts.id, releases.releasedBy))
    .leftJoin(releaseCounts, isCountOfRelease())
    .where(
      and(
        eq(releases.orgId, orgId),
        inArray(
          releases.id,
          ids.filter((id) => id !== null),
        ),
      ),
    );
  return new Map(
    rows.map(({ release, by, counts }) => {
      const figures = toFigures(counts);
      const total = totals.get(release.channelId) ?? 0;
      const adoption = total === 0 ? null : figures.active / total;
      return [release.id, { ...toReleaseLine(release, by), figures, adoption }];
    }),
  );
}

/** The join condition for the counts of a release beside its channel. */
export function isCountOfRelease(): SQL | undefined {
  return and(
    eq(releaseCounts.orgId, releases.orgId),
    eq(releaseCounts.channelId, releases.channelId),
    eq(releaseCounts.epoch, channels.historyEpoch),
    eq(releaseCounts.label, sql`'v' || ${releases.number}`),
  );
}
