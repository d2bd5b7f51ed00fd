import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Role } from './policy.ts';
import { organisationMembers } from './schema.ts';

/**
 * Makes an account a member, unless it is one. The caller has judged, holds the organisation and audits.
 *
 * @returns the role that the account has now; who was a member already keeps his
 * @example await addMember(ctx, tx, { orgId: org.id, accountId: account.id, role: 'developer' }); // 'developer'
 */
export async function addMember(
  ctx: Ctx,
  tx: Tx,
  given: { orgId: string; accountId: string; role: Role },
): Promise<Role> {
  const [added] = await tx
    .insert(organisationMembers)
    .values({ ...given, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning();
  if (added) return added.role;
  const { orgId, accountId } = given;
  const [own] = await tx
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.orgId, orgId), eq(organisationMembers.accountId, accountId)));
  return own!.role;
}
