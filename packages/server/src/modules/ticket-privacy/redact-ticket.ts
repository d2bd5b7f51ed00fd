import type { Redacted } from '@codepushgo/contract';
import { mutate } from '#audit';
import { assertMaySteer, ticketInOrg } from '#tickets';
import type { Ctx } from '../../context.ts';
import { redactEverywhere, type RedactionWish } from './redact-everywhere.ts';

/**
 * Takes texts and files out of what the customer's side wrote on a ticket, as the requester or as a developer of its
 * project. What staff wrote stays, but for what it quotes. Nothing brings it back.
 *
 * @throws Problem `not-found` for a ticket, and for texts and files that are not there; `forbidden`
 * @example await redactTicket(ctx, { org: 'acme', ticket: 'CPG-12', parts: ['hunter2'], files: [] });
 */
export async function redactTicket(
  ctx: Ctx,
  wish: { org: string; ticket: string } & RedactionWish,
): Promise<Redacted> {
  const { ticket, permit, by, viewer } = await ticketInOrg(ctx, wish, 'ticket.reply');
  assertMaySteer(viewer, ticket);
  return mutate(ctx, permit, (tx) => redactEverywhere(ctx, tx, ticket, by, { ...wish, customerOnly: true }));
}
