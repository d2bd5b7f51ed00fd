import { authorise, organisationAccess } from '#organisations';
import type { Invitation } from '@codepushgo/contract';
import { gt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { invitations } from './schema.ts';
import { selectInvitations, toInvitation } from './invitation-shape.ts';

/** The invitations that were neither accepted nor revoked, oldest first. */
export async function listInvitations(
  ctx: Ctx,
  input: { org: string } & PageRequest,
): Promise<Page<Invitation>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'member.manage');
  const after = afterCursor(input.cursor);
  const further = after === undefined ? undefined : gt(invitations.id, after);
  const rows = await selectInvitations(ctx.db, org.id, further)
    .orderBy(invitations.id)
    .limit(input.limit + 1);
  return toPage(
    rows.map((row) => toInvitation(row, ctx.clock.now())),
    input.limit,
    (row) => row.id,
  );
}
