import {
  isMembershipOf,
  isOrganisation,
  organisationMembers,
  organisations,
  signedIn,
  type Access,
  type OrganisationRow,
} from '#organisations';
import { isGrantTo, projectMembers, projects, type ProjectRow } from '#projects';
import { and, desc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Ctx } from '../../context.ts';
import { appAccess, restorableSince } from './policy.ts';
import { appNotFound } from './refusals.ts';
import { appMembers, apps } from './schema.ts';

/** An app as its row keeps it. */
export type AppRow = typeof apps.$inferSelect;

/** An app, where it belongs, and what the caller is to it. */
export interface AppAccess {
  org: OrganisationRow;
  project: ProjectRow;
  app: AppRow;
  access: Access;
}

/**
 * Finds an app for whoever asks, in one query.
 *
 * @param org slug or id of its organisation
 * @param app name or id
 * @param options `deleted`: looks among the deleted apps that can be restored instead, by id alone
 * @throws Problem `not-signed-in`; `not-found` when it does not exist or the caller has no role on it
 * @example
 * const { app, access } = await appInOrg(ctx, 'acme', 'Shop iOS');
 * await mutate(ctx, authorise(access, 'app.update'), change);
 */
export async function appInOrg(
  ctx: Ctx,
  org: string,
  app: string,
  options: { deleted?: boolean } = {},
): Promise<AppAccess> {
  const actor = signedIn(ctx.actor);
  const wanted = options.deleted
    ? and(eq(apps.id, app), isRestorable(apps, ctx.clock.now()))
    : and(isNamed(apps, app), isNull(apps.deletedAt));
  const [row] = await ctx.db
    .select({
      org: organisations,
      project: projects,
      app: apps,
      orgRole: organisationMembers.role,
      projectRole: projectMembers.role,
      appRole: appMembers.role,
    })
    .from(organisations)
    .innerJoin(apps, and(eq(apps.orgId, organisations.id), wanted))
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .leftJoin(organisationMembers, isMembershipOf(actor.accountId))
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .leftJoin(appMembers, isAppGrantTo(actor.accountId))
    .where(isOrganisation(org))
    .orderBy(desc(eq(apps.id, app)))
    .limit(1);
  const access = row && appAccess(actor, row.org.id, row);
  if (!row || !access) throw appNotFound(app);
  return { org: row.org, project: row.project, app: row.app, access };
}

/**
 * The condition that a row has this name or id; an id wins, so order by it. Names are found by their md5 index.
 *
 * @example await ctx.db.select().from(apps).where(isNamed(apps, 'Shop iOS')).orderBy(eq(apps.id, 'Shop iOS'));
 */
export function isNamed(table: { id: PgColumn; name: PgColumn }, nameOrId: string): SQL | undefined {
  return or(
    eq(table.id, nameOrId),
    and(eq(sql`md5(${table.name})`, sql`md5(${nameOrId})`), eq(table.name, nameOrId)),
  );
}

/**
 * The condition that a deleted row can still be restored.
 *
 * @example const deleted = await ctx.db.select().from(apps).where(isRestorable(apps, ctx.clock.now()));
 */
export function isRestorable(table: { deletedAt: PgColumn; purgedAt: PgColumn }, now: Date): SQL | undefined {
  return and(gt(table.deletedAt, restorableSince(now)), isNull(table.purgedAt));
}

/**
 * The join condition for an account's own role on the app of the row.
 *
 * @example await ctx.db.select().from(apps).leftJoin(appMembers, isAppGrantTo(account.id));
 */
export function isAppGrantTo(accountId: string): SQL | undefined {
  return and(
    eq(appMembers.orgId, apps.orgId),
    eq(appMembers.appId, apps.id),
    eq(appMembers.accountId, accountId),
  );
}
