import type { DeskAgent } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { mutate } from '#audit';
import { tickets, type TicketRefusal } from '#ticket-store';
import { and, asc, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { agentOf } from './desk-ticket.ts';
import { deskAgents } from './schema.ts';

/** What somebody takes who has not said it; operators have other work. */
const USUAL = { agent: 20, operator: 0 };

/** One of the staff, with what the rota goes by. */
export interface AgentRow extends DeskAgent {
  lastGivenAt: Date | null;
}

/** All staff, by name. */
export async function readAgents(db: Db | Tx): Promise<AgentRow[]> {
  const rows = await db
    .select({ account: accounts, said: deskAgents })
    .from(accounts)
    .leftJoin(deskAgents, eq(deskAgents.accountId, accounts.id))
    .where(isNotNull(accounts.staff))
    .orderBy(asc(accounts.name), asc(accounts.id));
  const ids = rows.map(({ account }) => account.id);
  const open = await openTickets(db, ids);
  return rows.map(({ account: { id, name, email, staff }, said }) => ({
    accountId: id,
    name,
    email,
    staff: staff!,
    capacity: said?.capacity ?? USUAL[staff!],
    isAway: said?.isAway ?? false,
    openTickets: open.get(id) ?? 0,
    lastGivenAt: said?.lastGivenAt ?? null,
  }));
}

async function openTickets(db: Db | Tx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: tickets.assigneeId, n: count() })
    .from(tickets)
    .where(and(inArray(tickets.assigneeId, ids), sql`${tickets.status} NOT IN ('solved', 'closed')`))
    .groupBy(tickets.assigneeId);
  return new Map(rows.map(({ id, n }) => [id!, n]));
}

/** One of the staff as others see it. */
export function showAgent({ lastGivenAt: _lastGivenAt, ...agent }: AgentRow): DeskAgent {
  return agent;
}

/** Who answers tickets, and how many they have. */
export async function listAgents(ctx: Ctx): Promise<{ items: DeskAgent[] }> {
  agentOf(ctx, 'read');
  return { items: (await readAgents(ctx.db)).map(showAgent) };
}

/**
 * One of the staff.
 *
 * @throws Problem `not-found`
 */
export async function findAgent(db: Db | Tx, accountId: string): Promise<AgentRow> {
  const found = (await readAgents(db)).find((agent) => agent.accountId === accountId);
  if (found) return found;
  throw new Problem(
    'not-found',
    `"${accountId}" is not one of the staff. Staff are made with create-account --agent.`,
    {
      reason: 'agent-not-found' satisfies TicketRefusal,
    },
  );
}

/**
 * Says how many open tickets the rota gives somebody at most.
 *
 * @throws Problem `not-found`
 * @example await setCapacity(ctx, { agent: 'me', capacity: 20 });
 */
export async function setCapacity(ctx: Ctx, input: { agent: string; capacity: number }): Promise<DeskAgent> {
  const { permit, accountId: own } = agentOf(ctx, 'full');
  const { accountId } = await findAgent(ctx.db, input.agent === 'me' ? own : input.agent);
  const { capacity } = input;
  return mutate(ctx, permit, async (tx) => {
    await tx
      .insert(deskAgents)
      .values({ accountId, capacity })
      .onConflictDoUpdate({ target: deskAgents.accountId, set: { capacity } });
    const target = { orgId: null, targetType: 'account', targetId: accountId, details: { capacity } };
    return {
      result: showAgent(await findAgent(tx, accountId)),
      audit: { action: 'desk-agent.capacity-set', ...target },
    };
  });
}
