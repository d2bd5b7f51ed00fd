import type { AppStanding, Attention } from '@codepushgo/contract';
import { and, count, countDistinct, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { apps } from '#apps';
import { channels } from '#channels';
import { releaseCounts } from '#metrics';
import { projects } from '#projects';
import { releases } from '#releases';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { findChannels } from './channels-in-scope.ts';
import { findAttention } from './find-attention.ts';
import { findScope, type Scope } from './find-scope.ts';
import { findStandings } from './find-standings.ts';

/** A page of apps, and on the first one what needs attention in all of them. */
export interface Overview extends Page<AppStanding> {
  attention: Attention[];
  totals: Totals | null;
}

/** The figures of all apps, where a page does not show all. */
export interface Totals {
  apps: number;
  channels: number;
  activeDevices: number;
  rollingOut: number;
}

/**
 * What is live where, by app and channel, oldest app first, and what needs attention.
 *
 * @param input `project` narrows to one project
 * @throws Problem `not-found`, `forbidden`
 * @example const { items, attention } = await overview(ctx, { org: 'acme', limit: 50 });
 */
export async function overview(
  ctx: Ctx,
  input: { org: string; project?: string | undefined } & PageRequest,
): Promise<Overview> {
  const scope = await findScope(ctx, input);
  const [page, attention] = await Promise.all([
    appsOf(ctx, scope, input),
    input.cursor === undefined ? findAttention(ctx, scope) : [],
  ]);
  const isFirstOfMany = input.cursor === undefined && page.nextCursor !== null;
  return { ...page, attention, totals: isFirstOfMany ? await totalsOf(ctx, scope) : null };
}

async function totalsOf({ db }: Ctx, { isSeen }: Scope): Promise<Totals> {
  const active = sql`(SELECT sum(greatest(t.active + t.anonymous_active, 0)) FROM ${releaseCounts} t
    WHERE t.org_id = ${channels.orgId} AND t.channel_id = ${channels.id} AND t.epoch = ${channels.historyEpoch})`;
  const isNewest = and(eq(releases.channelId, channels.id), eq(releases.number, channels.lastNumber));
  const isRolling = and(
    isNotNull(releases.rollout),
    isNull(releases.haltedAt),
    eq(releases.isDisabled, false),
  );
  const [totals] = await db
    .select({
      apps: countDistinct(apps.id),
      channels: count(channels.id),
      activeDevices: sql<number>`coalesce(sum(${active}), 0)::int8`,
      rollingOut: count(releases.id),
    })
    .from(apps)
    .leftJoin(
      channels,
      and(eq(channels.orgId, apps.orgId), eq(channels.appId, apps.id), isNull(channels.deletedAt)),
    )
    .leftJoin(releases, and(eq(releases.orgId, apps.orgId), isNewest, isRolling, isNull(releases.clearedAt)))
    .where(isSeen);
  return totals!;
}

async function appsOf(
  { db }: Ctx,
  { isSeen }: Scope,
  { cursor, limit }: PageRequest,
): Promise<Page<AppStanding>> {
  const after = afterCursor(cursor);
  const rows = await db
    .select({
      id: apps.id,
      name: apps.name,
      displayName: apps.displayName,
      os: apps.os,
      project: { id: projects.id, slug: projects.slug, name: projects.name },
    })
    .from(apps)
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .where(and(isSeen, after === undefined ? undefined : gt(apps.id, after)))
    .orderBy(apps.id)
    .limit(limit + 1);
  const page = toPage(rows, limit, ({ id }) => id);
  const ids = page.items.map(({ id }) => id);
  const placed = ids.length > 0 ? await findChannels(db, and(isSeen, inArray(apps.id, ids))) : [];
  const standings = await findStandings(db, placed);
  const channelsOf = Map.groupBy(placed, ({ app }) => app.id);
  const items = page.items.map((app) => ({
    ...app,
    channels: (channelsOf.get(app.id) ?? []).map(({ id }) => standings.get(id)!),
  }));
  return { items, nextCursor: page.nextCursor };
}
