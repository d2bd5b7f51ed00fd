import { mutate } from '#audit';
import { authorise, lockMembership, organisationAccess, type Access } from '#organisations';
import { lockProject, moveProject, projectInOrg, toProject, type ProjectRow } from '#projects';
import type { Project } from '@codepushgo/contract';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { orTaken } from './lock-app.ts';
import { takeAlong } from './move-app.ts';
import { refusal } from './refusals.ts';
import { appMembers, apps } from './schema.ts';
import { topicsOf } from './shapes.ts';

const MOST_NAMED = 10;

/**
 * Moves a project with all its apps, their channels, keys and history, to another organisation. Devices do not
 * notice. Roles on the project and its apps go along, admins as developers; those of the organisation stay behind.
 *
 * @param input `to` the slug or id of an organisation in which the caller may begin projects
 * @throws Problem `name-taken` when the target has the slug or apps of these names; `conflict` when the project is
 *   there already, or has an add-on of its own
 * @example const { organisationId } = await transferProject(ctx, { org: 'acme', project: 'shop', to: 'acme-labs' });
 */
export async function transferProject(
  ctx: Ctx,
  input: { org: string; project: string; to: string },
): Promise<Project> {
  const { org, project: found, access } = await projectInOrg(ctx, input.org, input.project);
  const permit = authorise(access, 'project.transfer');
  const { org: target, access: there } = await organisationAccess(ctx, input.to);
  authorise(there, 'project.create');
  if (target.id === org.id) throw alreadyThere();
  return orTaken(
    'apps_org_name',
    () => targetHasApps([]),
    () =>
      mutate(ctx, permit, async (tx) => {
        const role = await lockBoth(tx, access, there);
        const project = await lockProject(tx, org.id, found.id, 'no key update');
        await assertNamesFree(tx, project, target.id);
        const moved = await moveProject(ctx, tx, project, target.id);
        const { count, channelIds } = await moveApps(ctx, tx, project, moved);
        const details = { fromOrgId: org.id, toOrgId: target.id, apps: count };
        const entry = { targetType: 'project', targetId: project.id, details };
        return {
          result: toProject(moved, role),
          audit: [
            { action: 'project.transferred', orgId: org.id, ...entry },
            { action: 'project.received', orgId: target.id, ...entry },
          ],
          changes: topicsOf(channelIds),
        };
      }),
  );
}

// Always in the same order: two transfers may go opposite ways.
async function lockBoth(tx: Tx, from: Access, to: Access): Promise<Project['role']> {
  const isFirst = from.orgId < to.orgId;
  if (isFirst) await lockMembership(tx, from, 'project.transfer');
  const { access } = await lockMembership(tx, to, 'project.create');
  if (!isFirst) await lockMembership(tx, from, 'project.transfer');
  return access.role!;
}

async function assertNamesFree(tx: Tx, { orgId, id }: ProjectRow, targetId: string): Promise<void> {
  const theirs = alias(apps, 'theirs');
  const clashing = await tx
    .select({ name: apps.name })
    .from(apps)
    .innerJoin(
      theirs,
      and(
        eq(theirs.orgId, targetId),
        // As the unique index is written.
        sql`md5(${theirs.name}) = md5(${apps.name})`,
        isNull(theirs.deletedAt),
      ),
    )
    .where(and(eq(apps.orgId, orgId), eq(apps.projectId, id), isNull(apps.deletedAt)))
    .orderBy(apps.name)
    .limit(MOST_NAMED);
  if (clashing.length > 0) throw targetHasApps(clashing.map(({ name }) => name));
}

/** Deleted apps go along, for they can be restored. */
async function moveApps(
  ctx: Ctx,
  tx: Tx,
  from: ProjectRow,
  to: ProjectRow,
): Promise<{ count: number; channelIds: string[] }> {
  const rows = await tx
    .select()
    .from(apps)
    .where(and(eq(apps.orgId, from.orgId), eq(apps.projectId, from.id)))
    .orderBy(apps.id)
    .for('no key update');
  const ids = rows.map(({ id }) => id);
  const { role } = appMembers;
  await tx
    .update(appMembers)
    .set({ orgId: to.orgId, role: sql`CASE WHEN ${role} = 'admin' THEN 'developer' ELSE ${role} END` })
    .where(and(eq(appMembers.orgId, from.orgId), inArray(appMembers.appId, ids)));
  const channelIds: string[] = [];
  for (const row of rows) channelIds.push(...(await takeAlong(ctx, tx, row, to)).channelIds);
  return { count: rows.filter(({ deletedAt }) => !deletedAt).length, channelIds };
}

function alreadyThere() {
  return refusal(
    'conflict',
    'already-there',
    'The project is in this organisation already. Name another one.',
  );
}

// Without names: an app was renamed there at the same moment.
function targetHasApps(names: string[]) {
  const some = names.map((name) => `"${name}"`).join(', ') || 'look there';
  return refusal(
    'name-taken',
    'target-has-apps',
    `The other organisation has apps of these names: ${some}. Rename or delete them on one side first.`,
    { apps: names },
  );
}
