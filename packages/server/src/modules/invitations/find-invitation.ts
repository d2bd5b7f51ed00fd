import { organisations } from '#organisations';
import { and, eq, sql } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { isOpenBy } from './invitation-token.ts';
import { invitations } from './schema.ts';

/** The invitation of a link, for the page behind it. Looking uses nothing up. */
export const findInvitation: News['openInvitation'] = async (ctx, token) => {
  const [row] = await ctx.db
    .select({ invitation: invitations, org: organisations })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.orgId))
    .where(and(isOpenBy(token, ctx.clock.now()), sql`${organisations.deletedAt} IS NULL`));
  if (!row) return null;
  const { email, role, expiresAt } = row.invitation;
  const { id, slug, name } = row.org;
  return { email, role, expiresAt, organisation: { id, slug, name } };
};
