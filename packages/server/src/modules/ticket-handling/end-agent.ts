import { setStaff } from '#accounts';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import { lockTicket, record, tickets, type TicketRefusal } from '#ticket-store';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { findAgent } from './agents.ts';
import { deskAgents } from './schema.ts';

/**
 * Ends somebody's work as an agent: from now on they see what their account sees, and nobody has their open tickets.
 *
 * @returns how many tickets nobody has now
 * @throws Problem `not-found`; `conflict` for an operator; `forbidden` for everybody but operators
 * @example const { returned } = await endAgent(ctx, { agent: account.id });
 */
export async function endAgent(ctx: Ctx, input: { agent: string }): Promise<{ returned: number }> {
  const { permit, accountId: own } = authoriseOperator(ctx.actor, 'support.agents', 'full');
  return mutate(ctx, permit, async (tx) => {
    const { accountId, staff } = await findAgent(tx, input.agent);
    if (staff === 'operator')
      throw new Problem('conflict', 'Operators are staff as long as they run the platform.', {
        reason: 'operator-stays' satisfies TicketRefusal,
      });
    await setStaff(ctx, tx, accountId, null);
    await tx.delete(deskAgents).where(eq(deskAgents.accountId, accountId));
    const theirs = await tx
      .select()
      .from(tickets)
      .where(and(eq(tickets.assigneeId, accountId), sql`${tickets.status} NOT IN ('solved', 'closed')`))
      // Always in the same order, so that two who do this do not wait for each other.
      .orderBy(asc(tickets.id));
    for (const found of theirs) {
      const by = { side: 'agent' as const, accountId: own };
      const ticket = await lockTicket(tx, found);
      await record(ctx, tx, ticket, by, [{ kind: 'assigned', accountId: null }], { assigneeId: null });
    }
    const returned = theirs.length;
    const target = { orgId: null, targetType: 'account', targetId: accountId, details: { returned } };
    return { result: { returned }, audit: { action: 'desk-agent.ended', ...target } };
  });
}
