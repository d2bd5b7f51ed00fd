import { nextTerms } from '#ticket-requests';
import type { Ticket } from '@codepushgo/contract';
import { mutate, type AuditEntry } from '#audit';
import {
  addParticipant,
  lockTicket,
  record,
  showTicket,
  ticketConflict,
  type TicketRow,
} from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { assertOpen } from './assert-open.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Confirms the request of a colleague who may not ask alone; from then on its clock runs, and the sponsor takes part.
 *
 * @throws Problem `forbidden` for whoever is no developer of the project; `conflict` for one's own request, when it
 *   waits for no sponsor, or when the project is no longer paid
 * @example await confirmSponsor(ctx, { org: 'acme', ticket: 'CPG-12' });
 */
export async function confirmSponsor(ctx: Ctx, input: { org: string; ticket: string }): Promise<Ticket> {
  const { ticket: found, permit, by } = await ticketInOrg(ctx, input, 'ticket.open-technical');
  return mutate(ctx, permit, async (tx) => {
    const { ticket, audit } = await sponsor(ctx, tx, await lockTicket(tx, found), by.accountId!);
    return { result: await showTicket(ctx, tx, ticket), audit };
  });
}

/** Confirms a ticket that waits for it. The caller has judged who does it, and holds the ticket. */
export async function sponsor(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  accountId: string,
): Promise<{ ticket: TicketRow; audit: AuditEntry }> {
  assertOpen(ticket);
  if (ticket.waits !== 'sponsor')
    throw ticketConflict('not-waiting', 'This ticket waits for no confirmation.');
  if (accountId === ticket.requesterId)
    throw ticketConflict('own-sponsor', 'Nobody confirms their own request.');
  const { judged, changes, set } = await nextTerms(ctx, tx, ticket, { isSponsored: true });
  if (judged.entitlement.outcome !== 'accepted')
    throw ticketConflict('not-eligible', 'Technical requests are no longer processed for this project.');
  await addParticipant(ctx, tx, ticket, accountId);
  const after = await record(
    ctx,
    tx,
    ticket,
    { side: 'participant', accountId },
    [{ kind: 'sponsored' }, ...changes, { kind: 'qualified', cause: 'customer' }],
    { ...set, waits: null, isSponsored: true, snapshot: judged.snapshot },
  );
  const target = { targetType: 'ticket', targetId: ticket.id };
  return { ticket: after, audit: { action: 'ticket.sponsored', orgId: ticket.orgId, ...target } };
}
