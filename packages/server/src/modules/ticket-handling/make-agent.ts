import type { DeskAgent } from '@codepushgo/contract';
import { findAccount, setStaff } from '#accounts';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import type { TicketRefusal } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { findAgent, showAgent } from './agents.ts';

/**
 * Makes an agent of somebody who has an account. Who is staff already stays what they are.
 *
 * @throws Problem `not-found` for an address without an account; `forbidden` for everybody but operators
 * @example await makeAgent(ctx, { email: 'zoe@example.com' });
 */
export async function makeAgent(ctx: Ctx, { email }: { email: string }): Promise<DeskAgent> {
  const { permit } = authoriseOperator(ctx.actor, 'support.agents', 'full');
  return mutate(ctx, permit, async (tx) => {
    const account = await findAccount(tx, email);
    if (!account)
      throw new Problem('not-found', 'This address has no account. Ask them to sign up first.', {
        reason: 'account-needed' satisfies TicketRefusal,
      });
    const { id, staff } = account;
    if (staff === null) await setStaff(ctx, tx, id, 'agent');
    const target = { orgId: null, targetType: 'account', targetId: id };
    return {
      result: showAgent(await findAgent(tx, id)),
      audit: staff === null ? { action: 'desk-agent.made', ...target } : null,
    };
  });
}
