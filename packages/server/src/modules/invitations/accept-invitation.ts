import type { Organisation } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authorisePerson, signedIn, toOrganisation } from '#organisations';
import type { Ctx } from '../../context.ts';
import { ACCEPTING } from './policy.ts';
import { takeUpInvitation } from './take-up-invitation.ts';

/**
 * Makes the caller a member with the token of an invitation that was sent to his address.
 *
 * @throws Problem `link-used-or-expired`; `forbidden` for another's invitation; `too-many-requests`
 * @example const { slug, role } = await acceptInvitation(ctx, { token });
 */
export async function acceptInvitation(ctx: Ctx, input: { token: string }): Promise<Organisation> {
  const actor = signedIn(ctx.actor);
  const permit = authorisePerson(actor, 'invitation.accept');
  await ctx.limits.consume(ACCEPTING.source, ctx.source);
  await ctx.limits.consume(ACCEPTING.account, actor.accountId);
  return mutate(ctx, permit, async (tx) => {
    const account = { id: actor.accountId, email: actor.email };
    const { org, role, audit } = await takeUpInvitation(ctx, tx, account, input.token);
    return { result: toOrganisation(org, role), audit };
  });
}
