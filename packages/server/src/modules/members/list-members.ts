import { authorise, organisationAccess, organisationMembers, selectMembers } from '#organisations';
import type { Member } from '@codepushgo/contract';
import { and, gt } from 'drizzle-orm';
import { accounts } from '#accounts';
import type { Ctx } from '../../context.ts';
import { contains } from '../../platform/contains.ts';
import { afterCursor, toPage, type Page, type SearchRequest } from '../../platform/paging.ts';
import { toMember } from './find-member.ts';

/**
 * Members and their roles, in the order of their accounts.
 *
 * @example const { items } = await listMembers(ctx, { org: 'acme', limit: 50 });
 */
export async function listMembers(ctx: Ctx, input: { org: string } & SearchRequest): Promise<Page<Member>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'member.read');
  const after = afterCursor(input.cursor);
  const further = after === undefined ? undefined : gt(organisationMembers.accountId, after);
  const named = contains(input.search, accounts.name, accounts.email, accounts.userName);
  const rows = await selectMembers(ctx.db, org.id, and(further, named))
    .orderBy(organisationMembers.accountId)
    .limit(input.limit + 1);
  return toPage(rows.map(toMember), input.limit, (member) => member.accountId);
}
