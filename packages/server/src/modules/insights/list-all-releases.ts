import type { ListedRelease, ReleaseState } from '@codepushgo/contract';
import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { accounts } from '#accounts';
import { apps } from '#apps';
import { channels } from '#channels';
import { releaseCounts } from '#metrics';
import { packages } from '#packages';
import { projects } from '#projects';
import { releases } from '#releases';
import type { Ctx } from '../../context.ts';
import { afterCursor, cursorAfter, type Page, type PageRequest } from '../../platform/paging.ts';
import { channelsInScope, type PlacedChannel } from './channels-in-scope.ts';
import { findScope, type Scope } from './find-scope.ts';
import { isCountOfRelease } from './find-standings.ts';
import { toFigures, toReleaseLine } from './release-line.ts';

/** Which releases are wanted; what is left out does not matter. */
export interface ReleaseFilter {
  project?: string | undefined;
  app?: string | undefined;
  channel?: string | undefined;
  state?: ReleaseState | undefined;
  /** User name, e-mail address or account id. */
  author?: string | undefined;
  /** Part of the description or commit, in any case, or a label. */
  search?: string | undefined;
}

/** How many rows a page may look at; what is rarer than a page in so many comes on several short ones. */
const MOST_SCANNED = 2000;

const STATES: Record<ReleaseState, SQL> = {
  halted: sql`r.halted_at IS NOT NULL`,
  disabled: sql`r.halted_at IS NULL AND r.is_disabled`,
  'rolling-out': sql`r.halted_at IS NULL AND NOT r.is_disabled AND r.rollout IS NOT NULL`,
  live: sql`r.halted_at IS NULL AND NOT r.is_disabled AND r.rollout IS NULL`,
};
// The words of the index on these.
const NOT_LIVE = sql`(r.is_disabled OR r.halted_at IS NOT NULL OR r.rollout IS NOT NULL)`;

/**
 * The releases of all channels that the caller sees, newest first, page by page.
 *
 * @returns a page, which may be short or empty while `nextCursor` says that more follows
 * @throws Problem `not-found`, `forbidden`
 * @example const { items } = await listAllReleases(ctx, { org: 'acme', state: 'halted', limit: 50 });
 */
export async function listAllReleases(
  ctx: Ctx,
  input: { org: string } & ReleaseFilter & PageRequest,
): Promise<Page<ListedRelease>> {
  const scope = await findScope(ctx, input);
  const author = input.author === undefined ? undefined : await findAuthor(ctx, input.author);
  const placed = author === null ? [] : await channelsInScope(ctx.db, scope, input);
  if (placed.length === 0) return { items: [], nextCursor: null };
  const { limit } = input;
  const { index, rest } = conditions(placed, input, author ?? undefined);
  const after = afterCursor(input.cursor);
  if (after !== undefined) index.push(sql`r.id < ${after}`);
  const candidates = sql`SELECT * FROM ${releases} r
    WHERE r.org_id = ${scope.org.id} AND r.cleared_at IS NULL AND ${sql.join(index, sql` AND `)}
    ORDER BY r.id DESC`;
  // The outer limit ends the reading as soon as the page is full; the inner one when it never will be.
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT r.id FROM (${candidates} LIMIT ${MOST_SCANNED}) r WHERE ${sql.join(rest, sql` AND `)} ORDER BY r.id DESC LIMIT ${limit + 1}`);
  const ids = rows.map(({ id }) => id);
  const items = await readReleases(ctx, scope, ids.slice(0, limit));
  if (ids.length > limit) return { items, nextCursor: cursorAfter(ids[limit - 1]!) };
  const { rows: more } = await ctx.db.execute<{ id: string }>(
    sql`SELECT r.id FROM (${candidates} OFFSET ${MOST_SCANNED - 1} LIMIT 1) r`,
  );
  return { items, nextCursor: more[0] ? cursorAfter(more[0].id) : null };
}

async function findAuthor({ db }: Ctx, author: string): Promise<string | null> {
  const [found] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      or(eq(accounts.id, author), eq(accounts.userName, author), eq(accounts.email, author.toLowerCase())),
    )
    .limit(1);
  return found?.id ?? null;
}

/** What an index finds, and what is judged row by row. */
function conditions(
  placed: PlacedChannel[],
  { app, state, search }: ReleaseFilter,
  author: string | undefined,
): { index: SQL[]; rest: SQL[] } {
  const index: SQL[] = [sql`true`];
  const apps = new Set(placed.map((one) => one.app.id));
  if (author !== undefined) index.push(sql`r.released_by = ${author}`);
  else if (app !== undefined && apps.size === 1) index.push(sql`r.app_id = ${placed[0]!.app.id}`);
  else if (state !== undefined && state !== 'live') index.push(NOT_LIVE);
  const rest = [sql`r.channel_id = ANY(${sql.param(placed.map(({ id }) => id))}::text[])`];
  if (state !== undefined) rest.push(STATES[state]);
  if (search) rest.push(matches(search));
  return { index, rest };
}

function matches(search: string): SQL {
  const text = search.replaceAll('\0', '');
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const label = /^v?(\d{1,9})$/i.exec(text)?.[1];
  const isLabel = label === undefined ? sql`false` : sql`r.number = ${Number(label)}`;
  return sql`(r.description ILIKE ${pattern} OR r.commit ILIKE ${pattern} OR ${isLabel})`;
}

async function readReleases({ db }: Ctx, { org }: Scope, ids: string[]): Promise<ListedRelease[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      release: releases,
      project: { id: projects.id, slug: projects.slug },
      app: { id: apps.id, name: apps.name },
      channel: { id: channels.id, name: channels.name },
      sizeBytes: packages.sizeBytes,
      by: { email: accounts.email, name: accounts.name },
      counts: releaseCounts,
    })
    .from(releases)
    .innerJoin(apps, eq(apps.id, releases.appId))
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .innerJoin(channels, eq(channels.id, releases.channelId))
    .innerJoin(packages, eq(packages.id, releases.packageId))
    .innerJoin(accounts, eq(accounts.id, releases.releasedBy))
    .leftJoin(releaseCounts, isCountOfRelease())
    .where(and(eq(releases.orgId, org.id), inArray(releases.id, ids)))
    .orderBy(sql`${releases.id} DESC`);
  return rows.map(({ release, project, app, channel, sizeBytes, by, counts }) => ({
    ...toReleaseLine(release, by),
    project,
    app,
    channel,
    sizeBytes,
    figures: toFigures(counts),
  }));
}
