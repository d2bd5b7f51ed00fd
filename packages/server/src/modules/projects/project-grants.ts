import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { ProjectRole } from './policy.ts';
import { projectMembers } from './schema.ts';

/** An account's role on one project. */
export interface ProjectGrant {
  orgId: string;
  projectId: string;
  accountId: string;
  role: ProjectRole;
}

/**
 * Gives a role on a project, in place of one that was there. The caller authorises and audits.
 *
 * @example
 * const since = await giveProjectRole(ctx, tx, {
 *   orgId: org.id,
 *   projectId: project.id,
 *   accountId: account.id,
 *   role: 'developer',
 * });
 */
export async function giveProjectRole(ctx: Ctx, tx: Tx, grant: ProjectGrant): Promise<Date> {
  const [row] = await tx
    .insert(projectMembers)
    .values({ ...grant, createdAt: ctx.clock.now() })
    .onConflictDoUpdate({
      target: [projectMembers.orgId, projectMembers.projectId, projectMembers.accountId],
      set: { role: grant.role },
    })
    .returning();
  return row!.createdAt;
}

/**
 * Takes a role on a project away; false when there was none. The caller authorises and audits.
 *
 * @example await dropProjectRole(tx, { orgId: org.id, projectId: project.id, accountId: account.id }); // true
 */
export async function dropProjectRole(tx: Tx, grant: Omit<ProjectGrant, 'role'>): Promise<boolean> {
  const gone = await tx
    .delete(projectMembers)
    .where(
      and(
        eq(projectMembers.orgId, grant.orgId),
        eq(projectMembers.projectId, grant.projectId),
        eq(projectMembers.accountId, grant.accountId),
      ),
    )
    .returning();
  return gone.length > 0;
}
