import { authorise, organisationAccess, organisationMembers, selectMembers } from '#organisations';
import type { Member } from '@codepushgo/contract';
import { gt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { toMember } from './find-member.ts';

/**
 * Members and their roles, in the order of their accounts.
 *
 * @example const { items } = await listMembers(ctx, { org: 'acme', limit: 50 });
 */
export async function listMembers(ctx: Ctx, input: { org: string } & PageRequest): Promise<Page<Member>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'member.read');
  const after = afterCursor(input.cursor);
  const further = after === undefined ? undefined : gt(organisationMembers.accountId, after);
  const rows = await selectMembers(ctx.db, org.id, further)
    .orderBy(organisationMembers.accountId)
    .limit(input.limit + 1);
  return toPage(rows.map(toMember), input.limit, (member) => member.accountId);
}
