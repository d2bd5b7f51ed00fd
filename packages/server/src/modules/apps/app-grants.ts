import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { appMembers } from './schema.ts';

/** An account's role on one app alone. */
export interface AppGrant {
  orgId: string;
  appId: string;
  accountId: string;
  role: 'developer' | 'viewer' | 'admin';
}

/**
 * Gives a role on an app alone, in place of one that was there. The caller has judged and audits.
 *
 * @example await giveAppRole(ctx, tx, { orgId: org.id, appId: app.id, accountId: account.id, role: 'developer' });
 */
export async function giveAppRole(ctx: Ctx, tx: Tx, grant: AppGrant): Promise<void> {
  await tx
    .insert(appMembers)
    .values({ ...grant, createdAt: ctx.clock.now() })
    .onConflictDoUpdate({
      target: [appMembers.orgId, appMembers.appId, appMembers.accountId],
      set: { role: grant.role },
    });
}

/**
 * Takes a role on an app alone away, if there is one. The caller has judged and audits.
 *
 * @example await dropAppRole(tx, { orgId: org.id, appId: app.id, accountId: account.id });
 */
export async function dropAppRole(tx: Tx, grant: Omit<AppGrant, 'role'>): Promise<void> {
  await tx
    .delete(appMembers)
    .where(
      and(
        eq(appMembers.orgId, grant.orgId),
        eq(appMembers.appId, grant.appId),
        eq(appMembers.accountId, grant.accountId),
      ),
    );
}
