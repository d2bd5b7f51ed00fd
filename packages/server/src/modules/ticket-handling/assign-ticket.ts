import type { DeskTicket } from '@codepushgo/contract';
import { record, type By, type TicketRefusal, type TicketRow } from '#ticket-store';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { findAgent, readAgents, type AgentRow } from './agents.ts';
import { handleTicket, untold, type Handled } from './desk-ticket.ts';
import { deskAgents } from './schema.ts';

/**
 * Gives a ticket to somebody of the staff, to oneself, to whoever is next in the rota, or to nobody.
 *
 * @param input `to`: an account, `me`, `next`, or null
 * @throws Problem `not-found`; `conflict` when nobody in the rota has room
 * @example await assignTicket(ctx, { ticket: 'CPG-12', to: 'next' });
 */
export async function assignTicket(
  ctx: Ctx,
  input: { ticket: string; to: string | null },
): Promise<DeskTicket> {
  return handleTicket(ctx, input.ticket, async (tx, ticket, { by, accountId: own }) => {
    const to = input.to === 'me' ? own : input.to === 'next' ? await nextInRota(ctx, tx) : input.to;
    if (to !== null) await findAgent(tx, to);
    return to === ticket.assigneeId ? { ticket, audit: null } : give(ctx, tx, ticket, by, to);
  });
}

/**
 * Gives a ticket to whoever is next in the rota, unless somebody has it by then or it is over.
 *
 * @returns whether it was given
 * @throws Problem `not-found`; `conflict` when nobody in the rota has room
 * @example const isGiven = await assignNext(ctx, { ticket: 'CPG-12' });
 */
export async function assignNext(ctx: Ctx, input: { ticket: string }): Promise<boolean> {
  let isGiven = false;
  await handleTicket(ctx, input.ticket, async (tx, ticket, { by }) => {
    const isOver = ticket.status === 'solved' || ticket.status === 'closed';
    if (ticket.assigneeId !== null || isOver) return { ticket, audit: null };
    const handled = await give(ctx, tx, ticket, by, await nextInRota(ctx, tx));
    isGiven = true;
    return handled;
  });
  return isGiven;
}

async function give(ctx: Ctx, tx: Tx, ticket: TicketRow, by: By, to: string | null): Promise<Handled> {
  const set = { assigneeId: to };
  const after = await record(ctx, tx, ticket, by, [{ kind: 'assigned', accountId: to }], set);
  return { ticket: after, audit: untold('ticket.assigned', after, { accountId: to }) };
}

/**
 * Who of the rota gets the next ticket: of those who are there and have room, the one who got none for the longest time.
 *
 * @param agents in any order
 * @returns undefined when nobody has room
 * @example chooseAgent([{ ...zoe, capacity: 5, openTickets: 5 }, kim]); // kim
 */
function chooseAgent(agents: AgentRow[]): AgentRow | undefined {
  const order = ({ lastGivenAt, accountId }: AgentRow): [number, string] => [
    lastGivenAt?.getTime() ?? 0,
    accountId,
  ];
  return agents
    .filter(({ capacity, openTickets, isAway }) => !isAway && openTickets < capacity)
    .toSorted((a, b) => {
      const [[atA, idA], [atB, idB]] = [order(a), order(b)];
      return atA - atB || (idA < idB ? -1 : 1);
    })[0];
}

async function nextInRota(ctx: Ctx, tx: Tx): Promise<string> {
  // One at a time, so that two tickets do not both go to the last place.
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('desk rota'))`);
  const next = chooseAgent(await readAgents(tx));
  if (!next)
    throw new Problem('conflict', 'Nobody in the rota has room. Raise a capacity, or choose somebody.', {
      reason: 'no-agent' satisfies TicketRefusal,
    });
  const { accountId, capacity } = next;
  const lastGivenAt = ctx.clock.now();
  await tx
    .insert(deskAgents)
    .values({ accountId, capacity, lastGivenAt })
    .onConflictDoUpdate({ target: deskAgents.accountId, set: { lastGivenAt } });
  return accountId;
}
