import { accounts } from '#accounts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { isAccount } from './select-members.ts';
import { signedIn } from './policy.ts';
import type { OrganisationRefusal } from './refusals.ts';

// Whoever gives roles learns which addresses are registered, so this must not be a way to ask for many.
const LOOKUPS: RateRule = { name: 'account.lookup', points: 300, durationSeconds: 3600 };

/**
 * The verified account that somebody is about to be given a role by.
 *
 * @param named an e-mail address in any case, a user name or an id
 * @throws Problem `not-found` when nobody is registered so; `too-many-requests`
 * @example const { id } = await registeredAccount(ctx, 'Zoe@Example.com');
 */
export async function registeredAccount(ctx: Ctx, named: string): Promise<typeof accounts.$inferSelect> {
  await ctx.limits.consume(LOOKUPS, signedIn(ctx.actor).accountId);
  const [row] = await ctx.db
    .select()
    .from(accounts)
    .where(and(isAccount(named), eq(accounts.emailVerified, true)));
  if (row) return row;
  throw new Problem('not-found', `"${named}" is not registered here. Invite the person to sign up first.`, {
    reason: 'account-not-found' satisfies OrganisationRefusal,
  });
}
