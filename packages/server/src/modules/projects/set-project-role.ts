import { mutate } from '#audit';
import {
  authorise,
  lockOrganisation,
  organisationMembers,
  registeredAccount,
  type Role,
} from '#organisations';
import type { ProjectMember } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { lockProject } from './lock-project.ts';
import { assertMayDiffer, type ProjectRole } from './policy.ts';
import { giveProjectRole } from './project-grants.ts';
import { projectInOrg } from './project-in-org.ts';

/**
 * Gives an account a role on one project, in place of the one it has on the organisation.
 *
 * @param input `account` by id, user name or e-mail address; it need not be a member of the organisation
 * @throws Problem `not-found` for somebody who is not registered; `conflict` for owners and admins
 * @example await setProjectRole(ctx, { org: 'acme', project: 'shop', account: 'zoe', role: 'developer' });
 */
export async function setProjectRole(
  ctx: Ctx,
  input: { org: string; project: string; account: string; role: ProjectRole },
): Promise<ProjectMember> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  const permit = authorise(access, 'member.manage');
  const account = await registeredAccount(ctx, input.account);
  return mutate(ctx, permit, async (tx) => {
    await lockOrganisation(tx, org.id, 'share');
    await lockProject(tx, org.id, project.id, 'share');
    assertMayDiffer(await orgRoleOf(tx, org.id, account.id));
    const grant = { orgId: org.id, projectId: project.id, accountId: account.id, role: input.role };
    const since = await giveProjectRole(ctx, tx, grant);
    const { id: accountId, name, email } = account;
    return {
      result: { accountId, name, email, role: input.role, since: since.toISOString() },
      audit: {
        action: 'project.role-given',
        orgId: org.id,
        targetType: 'project',
        targetId: project.id,
        details: { accountId, role: input.role },
      },
    };
  });
}

async function orgRoleOf(tx: Tx, orgId: string, accountId: string): Promise<Role | null> {
  const [row] = await tx
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.orgId, orgId), eq(organisationMembers.accountId, accountId)));
  return row?.role ?? null;
}
