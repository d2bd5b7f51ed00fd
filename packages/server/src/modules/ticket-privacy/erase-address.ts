import type { SupportData } from '@codepushgo/contract';
import { findAccount, readEmail } from '#accounts';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import { ticketConflict } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { erasePerson } from './erase-person.ts';
import { ticketsOfAddress } from './own-tickets.ts';

/**
 * Erases all that somebody without an account wrote to support. Operators make sure beforehand who asks; whoever has
 * an account does it alone, see `eraseOwnData`.
 *
 * @throws Problem `conflict` for the address of an account; `forbidden`
 * @example await eraseAddress(ctx, { email: 'zoe@example.com', reason: 'Asked for it by letter.' });
 */
export async function eraseAddress(
  ctx: Ctx,
  { email: typed, reason }: { email: string; reason: string },
): Promise<SupportData> {
  const { permit } = authoriseOperator(ctx.actor, 'support-data.erase', 'full');
  const email = readEmail(typed);
  if (await findAccount(ctx.db, email))
    throw ticketConflict(
      'sign-in-needed',
      'This is the address of an account. Ask its owner to sign in and to erase the data in the account.',
    );
  return mutate(ctx, permit, async (tx) => {
    const own = await ticketsOfAddress(tx, email);
    const { counts, audit } = await erasePerson(ctx, tx, { accountId: null, email }, own);
    // The log names no address; a digest tells whether it was this one.
    const [code] = ctx.vault.codes(email, 'erased-address');
    const target = { targetType: 'address', targetId: code.toString('base64url') };
    const details = { ...counts, reason };
    return {
      result: counts,
      audit: [...audit, { action: 'support-data.erased', orgId: null, ...target, details }],
    };
  });
}
