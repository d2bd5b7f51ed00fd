import type { DeskTicket, Severity } from '@codepushgo/contract';
import { setSeverity } from '#tickets';
import type { Ctx } from '../../context.ts';
import { handleTicket, told } from './desk-ticket.ts';

/**
 * Changes how grave a ticket is; the customer reads why.
 *
 * @throws Problem `conflict` for a ticket that is not open; `forbidden`, `not-found`
 * @example await regradeTicket(ctx, { ticket: 'CPG-12', severity: 'high', reason: 'Many users are affected.' });
 */
export async function regradeTicket(
  ctx: Ctx,
  input: { ticket: string; severity: Severity; reason: string },
): Promise<DeskTicket> {
  const { severity, reason } = input;
  return handleTicket(ctx, input.ticket, async (tx, ticket, { by }) => {
    const after = await setSeverity(ctx, tx, ticket, by, severity, reason);
    const details = { before: ticket.severity, after: severity };
    return {
      ticket: after,
      audit: after === ticket ? null : told('ticket.severity-changed', after, details),
    };
  });
}
