import { projectMembers, type ProjectRow } from '#projects';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { AppRow } from './app-in-org.ts';
import { appMembers, apps } from './schema.ts';

/**
 * Moves the rows of an app to the organisation of `project`, and tells the other modules to move theirs.
 * Both organisations and the app must be locked.
 *
 * @param callerId stays on the app as developer
 */
export async function moveApp(
  ctx: Ctx,
  tx: Tx,
  app: AppRow,
  project: ProjectRow,
  callerId: string,
): Promise<{ app: AppRow; channelIds: string[] }> {
  const grants = await grantsThatStay(tx, app);
  await tx.delete(appMembers).where(and(eq(appMembers.orgId, app.orgId), eq(appMembers.appId, app.id)));
  const moved = await takeAlong(ctx, tx, app, project);
  grants.set(callerId, 'developer');
  for (const [accountId, role] of grants) {
    const place = { orgId: project.orgId, appId: app.id };
    await tx.insert(appMembers).values({ ...place, accountId, role, createdAt: ctx.clock.now() });
  }
  return moved;
}

/** Moves the rows of an app, deleted ones too, without the roles on it; see {@link moveApp}. */
export async function takeAlong(
  ctx: Ctx,
  tx: Tx,
  { id: appId, orgId: fromOrgId }: AppRow,
  project: ProjectRow,
): Promise<{ app: AppRow; channelIds: string[] }> {
  const { orgId: toOrgId, id: projectId } = project;
  const [moved] = await tx
    .update(apps)
    .set({ orgId: toOrgId, projectId })
    .where(and(eq(apps.orgId, fromOrgId), eq(apps.id, appId)))
    .returning();
  const channelIds = await ctx.news.channelIds(tx, fromOrgId, appId);
  await ctx.news.appMoved(ctx, tx, { appId, fromOrgId, toOrgId, channelIds });
  return { app: moved!, channelIds };
}

/** Roles on the app or its project alone; those of the organisation stay behind with it. */
async function grantsThatStay(tx: Tx, app: AppRow): Promise<Map<string, 'developer' | 'viewer'>> {
  const project = await tx
    .select({ accountId: projectMembers.accountId, role: projectMembers.role })
    .from(projectMembers)
    .where(and(eq(projectMembers.orgId, app.orgId), eq(projectMembers.projectId, app.projectId)));
  const own = await tx
    .select({ accountId: appMembers.accountId, role: appMembers.role })
    .from(appMembers)
    .where(and(eq(appMembers.orgId, app.orgId), eq(appMembers.appId, app.id)));
  // The narrower comes last and wins. Nobody runs what belongs to somebody else now.
  return new Map(
    [...project, ...own].map(({ accountId, role }) => [
      accountId,
      role === 'viewer' ? 'viewer' : 'developer',
    ]),
  );
}
