import type { AppStanding, Attention } from '@codepushgo/contract';
import { and, eq, gt, inArray } from 'drizzle-orm';
import { apps } from '#apps';
import { projects } from '#projects';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { findChannels } from './channels-in-scope.ts';
import { findAttention } from './find-attention.ts';
import { findScope, type Scope } from './find-scope.ts';
import { findStandings } from './find-standings.ts';

/** A page of apps, and on the first one what needs attention in all of them. */
export interface Overview extends Page<AppStanding> {
  attention: Attention[];
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
  return { ...page, attention };
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
