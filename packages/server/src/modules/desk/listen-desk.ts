import { agentOf } from '#ticket-handling';
import { findTicket } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { deskHubOf } from './desk-hub.ts';
import type { DeskStream } from './desk-stream.ts';

/**
 * What changes in the queue, and who has one ticket open, until the caller goes away or is staff no longer.
 *
 * @param input `ticket`: whose readers are told
 * @throws Problem `forbidden`, `not-found`, `too-many-requests`
 * @example for await (const event of await listenDesk(ctx, {})) console.log(event.type);
 */
export async function listenDesk(ctx: Ctx, input: { ticket?: string | undefined }): Promise<DeskStream> {
  const { accountId } = agentOf(ctx, 'read');
  const ticket = input.ticket === undefined ? null : await findTicket(ctx.db, null, input.ticket);
  let isFirst = true;
  const look = async (): Promise<void> => {
    // Afterwards the session may have ended, and the account be staff no longer.
    const actor = isFirst || !ctx.whoNow ? ctx.actor : await ctx.whoNow();
    isFirst = false;
    agentOf({ ...ctx, actor }, 'read');
  };
  return deskHubOf(ctx).open({ accountId, ticketId: ticket?.id ?? null, look });
}
