import type { Evidence } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseAgent } from '#organisations';
import { findTicket } from '#ticket-store';
import { ticketInOrg } from '#tickets';
import type { Ctx } from '../../context.ts';
import { redactEvidence } from './redact-evidence.ts';
import { showEvidence } from './show-evidence.ts';

/**
 * What is shared with a ticket, for those who see the ticket.
 *
 * @param redacted for passing on: without keys, addresses, device ids and names of people
 * @throws Problem `not-found`
 * @example const { consents } = await getEvidence(ctx, { org: 'acme', ticket: 'CPG-12', redacted: false });
 */
export async function getEvidence(
  ctx: Ctx,
  input: { org: string; ticket: string; redacted: boolean },
): Promise<Evidence> {
  const { ticket } = await ticketInOrg(ctx, input, 'ticket.read');
  const evidence = await showEvidence(ctx.db, ticket);
  return input.redacted ? redactEvidence(evidence) : evidence;
}

/**
 * What is shared with a ticket, for staff; the customer's audit log says that somebody read it.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example const { device } = await readEvidence(ctx, { ticket: 'CPG-12' });
 */
export async function readEvidence(ctx: Ctx, input: { ticket: string }): Promise<Evidence> {
  const { permit } = authoriseAgent(ctx.actor, 'ticket.read-evidence', 'read');
  const ticket = await findTicket(ctx.db, null, input.ticket);
  return mutate(ctx, permit, async (tx) => {
    const result = await showEvidence(tx, ticket);
    const items = result.consents.flatMap(({ item, state }) => (state === 'shared' ? [item] : []));
    const target = { targetType: 'ticket', targetId: ticket.id, details: { items } };
    const audit = { action: 'ticket.evidence-read', orgId: ticket.orgId, ...target };
    return { result, audit: items.length > 0 ? audit : null };
  });
}
