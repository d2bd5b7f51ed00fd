import { and, eq, type SQL } from 'drizzle-orm';
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
    .where(isRowOf(orgId, accountId));
  return own!.role;
}

/**
 * Gives a member another role. The caller has judged, holds the organisation and audits.
 *
 * @example await changeMember(tx, { orgId: org.id, accountId: account.id, role: 'viewer' });
 */
export async function changeMember(
  tx: Tx,
  { orgId, accountId, role }: { orgId: string; accountId: string; role: Role },
): Promise<void> {
  await tx.update(organisationMembers).set({ role }).where(isRowOf(orgId, accountId));
}

/**
 * Ends a membership. The caller has judged, holds the organisation and audits.
 *
 * @example await dropMember(tx, org.id, account.id);
 */
export async function dropMember(tx: Tx, orgId: string, accountId: string): Promise<void> {
  await tx.delete(organisationMembers).where(isRowOf(orgId, accountId));
}

function isRowOf(orgId: string, accountId: string): SQL | undefined {
  return and(eq(organisationMembers.orgId, orgId), eq(organisationMembers.accountId, accountId));
}
