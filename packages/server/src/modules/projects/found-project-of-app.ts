import { and, eq, isNull, like } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { ProjectRow } from './project-in-org.ts';
import { projectSlugTaken } from './refusals.ts';
import { projects } from './schema.ts';
import { freeSlug, slugOf } from './slug-of.ts';

// Projects allow fewer characters than apps.
const LONGEST_NAME = 128;

/**
 * Makes a project of its own for an app that came without one, with a free slug made from the app's name.
 * The caller holds the organisation, authorises and audits.
 *
 * @example const { slug } = await foundProjectOfApp(ctx, tx, { orgId: org.id, appName: 'Café Shop' }); // 'cafe-shop'
 */
export async function foundProjectOfApp(
  ctx: Ctx,
  tx: Tx,
  given: { orgId: string; appName: string },
): Promise<ProjectRow> {
  const base = slugOf(given.appName);
  const near = await tx
    .select({ slug: projects.slug })
    .from(projects)
    .where(and(eq(projects.orgId, given.orgId), isNull(projects.deletedAt), like(projects.slug, `${base}%`)));
  const slug = freeSlug(base, new Set(near.map((row) => row.slug)));
  const [row] = await tx
    .insert(projects)
    .values({
      id: newId('prj', ctx.clock),
      orgId: given.orgId,
      slug,
      name: Array.from(given.appName).slice(0, LONGEST_NAME).join('').trim() || slug,
      forOneApp: true,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw projectSlugTaken(slug);
  return row;
}

/**
 * Ends a project that was made for a single app, when that app goes for good. Other projects stay.
 *
 * @example await endProjectOfApp(ctx, tx, app.orgId, app.projectId);
 */
export async function endProjectOfApp(ctx: Ctx, tx: Tx, orgId: string, projectId: string): Promise<void> {
  if ((await ctx.news.countApps(tx, orgId, projectId)) > 0) return;
  await tx
    .update(projects)
    .set({ deletedAt: ctx.clock.now() })
    .where(
      and(
        eq(projects.orgId, orgId),
        eq(projects.id, projectId),
        eq(projects.forOneApp, true),
        isNull(projects.deletedAt),
      ),
    );
}
