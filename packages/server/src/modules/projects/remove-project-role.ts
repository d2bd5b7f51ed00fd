import { accounts } from '#accounts';
import { mutate } from '#audit';
import { authorise, isAccount } from '#organisations';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { dropProjectRole } from './project-grants.ts';
import { projectInOrg } from './project-in-org.ts';
import type { ProjectRefusal } from './refusals.ts';
import { projectMembers } from './schema.ts';

/**
 * Takes the differing role on a project away; the role on the organisation, if any, holds again.
 *
 * @throws Problem `not-found` when the account has no role of its own here
 */
export async function removeProjectRole(
  ctx: Ctx,
  input: { org: string; project: string; account: string },
): Promise<void> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  await mutate(ctx, authorise(access, 'member.manage'), async (tx) => {
    const [holder] = await tx
      .select({ accountId: accounts.id })
      .from(accounts)
      .innerJoin(
        projectMembers,
        and(
          eq(projectMembers.orgId, org.id),
          eq(projectMembers.projectId, project.id),
          eq(projectMembers.accountId, accounts.id),
        ),
      )
      .where(isAccount(input.account));
    const grant = holder && { orgId: org.id, projectId: project.id, accountId: holder.accountId };
    if (!grant || !(await dropProjectRole(tx, grant))) throw noProjectRole(input.account);
    return {
      result: undefined,
      audit: {
        action: 'project.role-removed',
        orgId: org.id,
        targetType: 'project',
        targetId: project.id,
        details: { accountId: grant.accountId },
      },
    };
  });
}

function noProjectRole(named: string): Problem {
  return new Problem('not-found', `"${named}" has no role of its own on this project.`, {
    reason: 'no-project-role' satisfies ProjectRefusal,
  });
}
