import type { DeskTicket } from '@codepushgo/contract';
import { record, writeNote } from '#ticket-store';
import { cleanText } from '#ticket-requests';
import type { Ctx } from '../../context.ts';
import { handleTicket, untold } from './desk-ticket.ts';

/**
 * Writes a note that staff alone see. It answers nothing, changes no clock, and is told to nobody.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example await addNote(ctx, { ticket: 'CPG-12', text: 'Looks like the one of last week.' });
 */
export async function addNote(ctx: Ctx, input: { ticket: string; text: string }): Promise<DeskTicket> {
  return handleTicket(ctx, input.ticket, async (tx, ticket, { by }) => {
    const { text } = await cleanText(tx, input.text);
    const noteId = await writeNote(ctx, tx, ticket, text);
    const after = await record(ctx, tx, ticket, by, [{ kind: 'note', noteId }]);
    return { ticket: after, audit: untold('ticket.noted', after, { noteId }) };
  });
}
