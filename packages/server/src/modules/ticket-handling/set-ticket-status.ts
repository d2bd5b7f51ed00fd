import type { DeskTicket, TicketStatus } from '@codepushgo/contract';
import { record, ticketEvents, type TicketChange, type TicketRefusal, type TicketRow } from '#ticket-store';
import { tellTicket } from '#ticket-requests';
import { tellStatus } from '#tickets';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { handleTicket, told, type Agent, type Handled } from './desk-ticket.ts';

/** Where a ticket is to stand. */
export interface StatusWish {
  ticket: string;
  status: 'open' | 'pending_customer' | 'on_hold' | 'solved';
  reason?: string | undefined;
}

/**
 * Says where a ticket stands. To solve what nobody has answered needs a reason, which staff alone see; the first
 * answer is owed all the same.
 *
 * @throws Problem `invalid-input` when the reason is missing; `forbidden`, `not-found`
 * @example await setTicketStatus(ctx, { ticket: 'CPG-12', status: 'on_hold' });
 */
export async function setTicketStatus(
  ctx: Ctx,
  { ticket: named, status, reason }: StatusWish,
): Promise<DeskTicket> {
  return handleTicket(ctx, named, async (tx, ticket, agent) => {
    if (standsAt(ticket, status)) return { ticket, audit: null };
    if (status !== 'solved')
      return move(ctx, tx, ticket, agent, { kind: 'status', from: ticket.status, to: status });
    const isSilent = ticket.awaitsReply || !(await wasAnswered(tx, ticket));
    if (isSilent && reason === undefined) throw reasonNeeded();
    const silence = isSilent ? { silence: reason! } : {};
    return move(ctx, tx, ticket, agent, { kind: 'status', from: ticket.status, to: status, ...silence });
  });
}

async function move(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  { by }: Agent,
  change: Extract<TicketChange, { kind: 'status' }>,
): Promise<Handled> {
  const after = await record(ctx, tx, ticket, by, [change]);
  const [wasOver, isOver] = [ticket, after].map(({ solvedAt }) => solvedAt !== null);
  if (isOver) await tellTicket(ctx, tx, after, by, { type: 'ticket.solved' });
  else if (wasOver) await tellTicket(ctx, tx, after, by, { type: 'ticket.reopened' });
  else await tellStatus(ctx, tx, ticket, after, by);
  const details = { before: ticket.status, after: after.status };
  return { ticket: after, audit: told(isOver ? 'ticket.solved' : 'ticket.status-changed', after, details) };
}

function standsAt({ status }: TicketRow, wanted: TicketStatus): boolean {
  return status === wanted || (status === 'closed' && wanted === 'solved');
}

/** Whether a person has ever answered in public. */
async function wasAnswered(tx: Tx, { orgId, id }: TicketRow): Promise<boolean> {
  const [one] = await tx
    .select({ seq: ticketEvents.seq })
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.orgId, orgId),
        eq(ticketEvents.ticketId, id),
        inArray(sql`${ticketEvents.change} ->> 'kind'`, ['reply', 'incident_update']),
      ),
    )
    .limit(1);
  return one !== undefined;
}

function reasonNeeded(): Problem {
  const detail = 'Say why it is solved without an answer, or answer first.';
  return new Problem('invalid-input', detail, {
    reason: 'reason-needed' satisfies TicketRefusal,
    errors: [{ pointer: '/reason', detail }],
  });
}
