import type { Organisation } from '@codepushgo/contract';
import { mutate } from '#audit';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { authorisePerson, signedIn } from './policy.ts';
import { organisationMembers } from './schema.ts';
import { toOrganisation } from './shapes.ts';
import { takeUpInvitation } from './take-up-invitation.ts';

const RULES = {
  account: { name: 'invitation.accept.account', points: 20, durationSeconds: 900 },
  source: { name: 'invitation.accept.source', points: 60, durationSeconds: 900 },
} satisfies Record<string, RateRule>;

/**
 * Makes the caller a member with the token of an invitation that was sent to his address.
 *
 * @throws Problem `link-used-or-expired`; `forbidden` for another's invitation; `too-many-requests`
 */
export async function acceptInvitation(ctx: Ctx, input: { token: string }): Promise<Organisation> {
  const actor = signedIn(ctx.actor);
  const permit = authorisePerson(actor, 'invitation.accept');
  await ctx.limits.consume(RULES.source, ctx.source);
  await ctx.limits.consume(RULES.account, actor.accountId);
  return mutate(ctx, permit, async (tx) => {
    const account = { id: actor.accountId, email: actor.email };
    const { org, audit } = await takeUpInvitation(ctx, tx, account, input.token);
    const [own] = await tx
      .select({ role: organisationMembers.role })
      .from(organisationMembers)
      .where(and(eq(organisationMembers.orgId, org.id), eq(organisationMembers.accountId, account.id)));
    return { result: toOrganisation(org, own?.role ?? null), audit };
  });
}
