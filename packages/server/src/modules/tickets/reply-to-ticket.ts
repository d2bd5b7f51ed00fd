import type { Ticket } from '@codepushgo/contract';
import { mutate } from '#audit';
import { attachFiles } from '#ticket-files';
import { lockTicket, showTicket } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { appendMessage } from './append-message.ts';
import { ticketInOrg } from './ticket-access.ts';

const REPLIES: RateRule = { name: 'ticket.reply', points: 300, durationSeconds: 3600 };

/** What somebody writes on a ticket. */
export interface ReplyWish {
  org: string;
  ticket: string;
  text: string;
  files?: string[] | undefined;
  channel: 'console' | 'api' | 'cli';
}

/**
 * Writes on a ticket, as the requester or as a colleague who may see it. A solved one is open again.
 *
 * @throws Problem `not-found`; `conflict` when it was merged, or solved more than the policy's days ago
 * @example await replyToTicket(ctx, { org: 'acme', ticket: 'CPG-12', text: 'Here is the log.', channel: 'api' });
 */
export async function replyToTicket(ctx: Ctx, wish: ReplyWish): Promise<Ticket> {
  const { ticket: found, permit, by } = await ticketInOrg(ctx, wish, 'ticket.reply');
  const accountId = by.accountId!;
  await ctx.limits.consume(REPLIES, accountId);
  const { text, channel, files = [] } = wish;
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const done = await appendMessage(ctx, tx, ticket, by, {
      text,
      channel,
      attach: (place) => attachFiles(tx, accountId, files, place),
    });
    const details = { messageId: done!.messageId };
    const audit = {
      action: 'ticket.replied',
      orgId: ticket.orgId,
      targetType: 'ticket',
      targetId: ticket.id,
      details,
    };
    return { result: await showTicket(ctx, tx, done!.ticket), audit };
  });
}
