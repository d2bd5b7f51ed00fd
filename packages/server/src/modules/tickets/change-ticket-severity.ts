import { tellTicket } from '#ticket-requests';
import type { Severity, Ticket } from '@codepushgo/contract';
import { mutate } from '#audit';
import { lockTicket, record, showTicket, type By, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { assertMaySteer, assertOpen } from './assert-open.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Says how grave a ticket is, as the requester or a developer of its project. Answers are owed sooner or later by it.
 *
 * @throws Problem `not-found`, `forbidden`; `conflict` for a ticket that is not open
 * @example await changeTicketSeverity(ctx, { org: 'acme', ticket: 'CPG-12', severity: 'urgent' });
 */
export async function changeTicketSeverity(
  ctx: Ctx,
  input: { org: string; ticket: string; severity: Severity },
): Promise<Ticket> {
  const { ticket: found, permit, by, viewer } = await ticketInOrg(ctx, input, 'ticket.reply');
  assertMaySteer(viewer, found);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const after = await setSeverity(ctx, tx, ticket, by, input.severity, null);
    const details = { before: ticket.severity, after: after.severity };
    const target = { targetType: 'ticket', targetId: ticket.id, details };
    const audit = { action: 'ticket.severity-changed', orgId: ticket.orgId, ...target };
    return { result: await showTicket(ctx, tx, after), audit: after === ticket ? null : audit };
  });
}

/**
 * Sets the severity of a ticket that the transaction holds, and tells it. The same object: nothing has changed.
 *
 * @example const after = await setSeverity(ctx, tx, ticket, by, 'high', 'Many are affected.');
 */
export async function setSeverity(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: By,
  severity: Severity,
  reason: string | null,
): Promise<TicketRow> {
  assertOpen(ticket);
  if (ticket.severity === severity) return ticket;
  const change = { kind: 'severity' as const, from: ticket.severity, to: severity, reason };
  const after = await record(ctx, tx, ticket, by, [change]);
  await tellTicket(ctx, tx, after, by, {
    type: 'ticket.severity-changed',
    before: ticket.severity,
    after: severity,
  });
  return after;
}
