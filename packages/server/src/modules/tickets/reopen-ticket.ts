import type { Ticket } from '@codepushgo/contract';
import { ticketConflict } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { reopenUntil } from './append-message.ts';
import { openTicket } from './open-ticket.ts';
import { replyToTicket, type ReplyWish } from './reply-to-ticket.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Opens a solved ticket again, with a word why. After the days of the policy a new one that is linked to it takes its
 * place, judged like any other.
 *
 * @returns the ticket that is open then
 * @throws Problem `conflict` when it is not solved, or when a new one would not be eligible
 * @example await reopenTicket(ctx, { org: 'acme', ticket: 'CPG-12', text: 'It is back.', channel: 'api' });
 */
export async function reopenTicket(ctx: Ctx, wish: ReplyWish): Promise<Ticket> {
  const { ticket } = await ticketInOrg(ctx, wish, 'ticket.reply');
  if (ticket.solvedAt === null)
    throw ticketConflict('ticket-not-solved', 'This ticket is not solved. Write on it.');
  const until = await reopenUntil(ctx.db, ticket);
  if (until === null || ctx.clock.now() <= until) return replyToTicket(ctx, wish);
  const { severity, subject, language, projectId, category } = ticket;
  const opened = await openTicket(ctx, {
    ...wish,
    severity,
    subject,
    language,
    category,
    followUpOf: ticket.id,
    isDifferent: false,
    project: projectId ?? undefined,
  });
  if (opened.ticket) return opened.ticket;
  const { summary, next } = opened.text.en;
  throw ticketConflict('not-eligible', `It would be a new ticket. ${summary}${next ? ` ${next}` : ''}`);
}
