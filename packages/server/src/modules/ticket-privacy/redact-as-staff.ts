import type { Redacted } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseAgent } from '#organisations';
import { findTicket } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { redactEverywhere, type RedactionWish } from './redact-everywhere.ts';

/**
 * Takes texts and files out of a ticket as staff: out of all messages, notes and the subject.
 *
 * @throws Problem `not-found` for a ticket, and for texts and files that are not there; `forbidden`
 * @example await redactAsStaff(ctx, { ticket: 'CPG-12', parts: ['hunter2'], files: [], reason: 'A password.' });
 */
export async function redactAsStaff(
  ctx: Ctx,
  wish: { ticket: string; reason: string } & RedactionWish,
): Promise<Redacted> {
  const { permit, accountId } = authoriseAgent(ctx.actor, 'ticket.redact', 'full');
  const ticket = await findTicket(ctx.db, null, wish.ticket);
  const by = { side: 'agent' as const, accountId };
  return mutate(ctx, permit, (tx) => redactEverywhere(ctx, tx, ticket, by, { ...wish, customerOnly: false }));
}
