import { accounts } from '#accounts';
import { authorise } from '#organisations';
import type { ProjectMember } from '@codepushgo/contract';
import { and, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { projectInOrg } from './project-in-org.ts';
import { projectMembers } from './schema.ts';

/** The roles that differ on this project, in the order of the accounts. */
export async function listProjectMembers(
  ctx: Ctx,
  input: { org: string; project: string } & PageRequest,
): Promise<Page<ProjectMember>> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  authorise(access, 'project.read');
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select({ grant: projectMembers, name: accounts.name, email: accounts.email })
    .from(projectMembers)
    .innerJoin(accounts, eq(accounts.id, projectMembers.accountId))
    .where(
      and(
        eq(projectMembers.orgId, org.id),
        eq(projectMembers.projectId, project.id),
        after === undefined ? undefined : gt(projectMembers.accountId, after),
      ),
    )
    .orderBy(projectMembers.accountId)
    .limit(input.limit + 1);
  const items = rows.map(({ grant, name, email }) => ({
    accountId: grant.accountId,
    name,
    email,
    role: grant.role,
    since: grant.createdAt.toISOString(),
  }));
  return toPage(items, input.limit, (member) => member.accountId);
}
