import type { DeskTicket } from '@codepushgo/contract';
import { record } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { handleTicket, untold } from './desk-ticket.ts';

/**
 * Sets the tags of a ticket, in lower case; staff alone see them.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example await setTags(ctx, { ticket: 'CPG-12', tags: ['hermes'] });
 */
export async function setTags(ctx: Ctx, input: { ticket: string; tags: string[] }): Promise<DeskTicket> {
  const tags = [...new Set(input.tags.map((tag) => tag.toLowerCase()))].toSorted();
  return handleTicket(ctx, input.ticket, async (tx, ticket, { by }) => {
    if (JSON.stringify(tags) === JSON.stringify(ticket.tags)) return { ticket, audit: null };
    const after = await record(ctx, tx, ticket, by, [{ kind: 'tagged', tags }], { tags });
    return { ticket: after, audit: untold('ticket.tagged', after, { tags }) };
  });
}
