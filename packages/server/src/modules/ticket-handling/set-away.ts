import type { DeskAgent } from '@codepushgo/contract';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { agentOf } from './desk-ticket.ts';
import { findAgent, showAgent } from './agents.ts';
import { deskAgents } from './schema.ts';

/**
 * Takes somebody out of the rota, or back into it; tickets that they have stay theirs.
 *
 * @throws Problem `not-found`; `forbidden` for everybody but staff
 * @example await setAway(ctx, { agent: 'me', isAway: true });
 */
export async function setAway(ctx: Ctx, input: { agent: string; isAway: boolean }): Promise<DeskAgent> {
  const { permit, accountId: own } = agentOf(ctx, 'full');
  const { accountId, capacity } = await findAgent(ctx.db, input.agent === 'me' ? own : input.agent);
  const { isAway } = input;
  return mutate(ctx, permit, async (tx) => {
    await tx
      .insert(deskAgents)
      .values({ accountId, capacity, isAway })
      .onConflictDoUpdate({ target: deskAgents.accountId, set: { isAway } });
    const target = { orgId: null, targetType: 'account', targetId: accountId, details: { isAway } };
    return {
      result: showAgent(await findAgent(tx, accountId)),
      audit: { action: 'desk-agent.away-set', ...target },
    };
  });
}
