import type { DeskTicket } from '@codepushgo/contract';
import type { AuditEntry, Permit } from '#audit';
import { mutate } from '#audit';
import { authoriseAgent } from '#organisations';
import {
  findTicket,
  lockTicket,
  namesOf,
  showTickets,
  ticketConflict,
  type By,
  type TicketRow,
} from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';

/** Whoever handles tickets. */
export interface Agent {
  permit: Permit;
  by: By;
  accountId: string;
}

/**
 * The permit of staff to work on tickets.
 *
 * @throws Problem `forbidden` for everybody else
 * @example const { permit, accountId } = agentOf(ctx, 'read');
 */
export function agentOf(ctx: Ctx, level: 'read' | 'full'): Agent {
  const { accountId, permit } = authoriseAgent(ctx.actor, 'ticket.handle', level);
  return { permit, accountId, by: { side: 'agent', accountId } };
}

/** What a verb of staff did to a ticket. */
export interface Handled {
  ticket: TicketRow;
  /** Null says aloud that nothing changed. */
  audit: AuditEntry | AuditEntry[] | null;
}

/**
 * Does something to one ticket as staff: finds it, holds it, and shows it as it is afterwards.
 *
 * @throws Problem `not-found`, `forbidden`; `conflict` for a ticket that was merged
 */
export async function handleTicket(
  ctx: Ctx,
  named: string,
  handle: (tx: Tx, ticket: TicketRow, agent: Agent) => Promise<Handled>,
): Promise<DeskTicket> {
  const agent = agentOf(ctx, 'full');
  const found = await findTicket(ctx.db, null, named);
  return mutate(ctx, agent.permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    if (ticket.mergedIntoId !== null)
      throw ticketConflict('ticket-merged', 'This ticket goes on as part of another one. Do it there.');
    const { ticket: after, audit } = await handle(tx, ticket, agent);
    return { result: (await showDeskTickets(ctx, tx, [after]))[0]!, audit };
  });
}

/** What the audit log of the customer says of work on a ticket. */
export function told(action: string, ticket: TicketRow, details?: Record<string, unknown>): AuditEntry {
  return {
    action,
    orgId: ticket.orgId,
    targetType: 'ticket',
    targetId: ticket.id,
    ...(details && { details }),
  };
}

/** What staff do among themselves: it belongs to no customer's log. */
export function untold(action: string, ticket: TicketRow, details?: Record<string, unknown>): AuditEntry {
  return { ...told(action, ticket, details), orgId: null };
}

/**
 * Tickets as staff see them, in the same order.
 *
 * @example const [shown] = await showDeskTickets(ctx, ctx.db, [ticket]);
 */
export async function showDeskTickets(ctx: Ctx, db: Db | Tx, rows: TicketRow[]): Promise<DeskTicket[]> {
  const shown = await showTickets(ctx, db, rows);
  const people = await namesOf(
    db,
    rows.map(({ assigneeId }) => assigneeId),
  );
  return rows.map(({ assigneeId, tags, awaitsReply }, n) => ({
    ...shown[n]!,
    assignee: assigneeId === null ? null : { accountId: assigneeId, name: people.get(assigneeId) ?? '' },
    tags,
    awaitsReply,
  }));
}
