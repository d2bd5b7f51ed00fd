import { asMember, authorise, effectiveRole, organisationAccess } from '#organisations';
import { isGrantTo, projectInOrg, projectMembers, projects } from '#projects';
import type { App } from '@codepushgo/contract';
import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { contains } from '../../platform/contains.ts';
import { afterCursor, toPage, type Page, type SearchRequest } from '../../platform/paging.ts';
import { isAppGrantTo, isRestorable } from './app-in-org.ts';
import { appMembers, apps } from './schema.ts';
import { toApp } from './shapes.ts';

/**
 * The apps of an organisation that the caller may see, oldest first.
 *
 * @param input `project` narrows to one; `deleted` shows those that can be restored instead
 * @example const { items } = await listApps(ctx, { org: 'acme', project: 'shop', limit: 50 });
 */
export async function listApps(
  ctx: Ctx,
  input: { org: string; project?: string | undefined; deleted?: boolean | undefined } & SearchRequest,
): Promise<Page<App>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const { actor, orgRole } = access;
  authorise(asMember(access), 'app.list');
  const only = input.project === undefined ? null : await projectInOrg(ctx, input.org, input.project);
  const seesAll = orgRole !== null && orgRole !== 'billing';
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select({ app: apps, projectRole: projectMembers.role, appRole: appMembers.role })
    .from(apps)
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .leftJoin(appMembers, isAppGrantTo(actor.accountId))
    .where(
      and(
        eq(apps.orgId, org.id),
        only ? eq(apps.projectId, only.project.id) : undefined,
        input.deleted ? isRestorable(apps, ctx.clock.now()) : isNull(apps.deletedAt),
        seesAll ? undefined : or(isNotNull(projectMembers.role), isNotNull(appMembers.role)),
        contains(input.search, apps.name, apps.displayName),
        after === undefined ? undefined : gt(apps.id, after),
      ),
    )
    .orderBy(apps.id)
    .limit(input.limit + 1);
  const items = rows.map(({ app, projectRole, appRole }) =>
    toApp(app, effectiveRole(orgRole, projectRole, appRole)!),
  );
  return toPage(items, input.limit, (app) => app.id);
}
