import { authorise, organisationAccess } from '#organisations';
import type { Invitation } from '@codepushgo/contract';
import { and, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { isWaiting } from './invitation-token.ts';
import { invitations } from './schema.ts';
import { toInvitation } from './invitation-shape.ts';

/** The invitations that still wait, oldest first. */
export async function listInvitations(
  ctx: Ctx,
  input: { org: string } & PageRequest,
): Promise<Page<Invitation>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'member.manage');
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.orgId, org.id),
        isWaiting(ctx.clock.now()),
        after === undefined ? undefined : gt(invitations.id, after),
      ),
    )
    .orderBy(invitations.id)
    .limit(input.limit + 1);
  return toPage(rows.map(toInvitation), input.limit, (row) => row.id);
}
