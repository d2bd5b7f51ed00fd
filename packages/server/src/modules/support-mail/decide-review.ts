import { findAccount, type AccountRow } from '#accounts';
import { mutate, type AuditEntry } from '#audit';
import {
  closeReview,
  loadMessage,
  mailReviews,
  releaseMail,
  type MailOutcome,
  type ReceivedMessage,
} from '#mail-intake';
import { authoriseAgent } from '#organisations';
import { showDeskTickets } from '#ticket-handling';
import { findTicket, lockTicket, type TicketRow } from '#ticket-store';
import type { DeskTicket, TicketCategory } from '@codepushgo/contract';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { appendContent } from './append-mail.ts';
import { categoryOf } from './category-of.ts';
import { noteMail } from './note-mail.ts';
import { requestFromMail } from './open-from-mail.ts';

interface Decided {
  outcome: MailOutcome;
  ticket: TicketRow;
}

/**
 * Makes a ticket of a mail. Staff says in whose name and why; nothing is sent by itself, for the mail proves nothing.
 *
 * @throws Problem `not-found`; `conflict` when it was decided, cannot be read, or is not eligible
 */
export function openReview(
  ctx: Ctx,
  input: {
    review: string;
    account?: string | undefined;
    category?: TicketCategory | undefined;
    reason: string;
  },
): Promise<DeskTicket> {
  return decide(ctx, input.review, 'mail-review.opened', input.reason, async (tx, message) => {
    const account = input.account === undefined ? null : await accountOf(tx, input.account);
    const { ticket } = await requestFromMail(ctx, tx, message, {
      account,
      isProved: account !== null,
      category: input.category ?? categoryOf(message.mailboxes),
    });
    if (ticket) return { outcome: { kind: 'opened', ticketId: ticket.id }, ticket };
    throw new Problem(
      'conflict',
      'This request is not eligible, so it becomes no ticket. Put it on a ticket as a note, or take it off the list.',
      { reason: 'not-eligible' },
    );
  });
}

/** Puts a mail on a ticket: as a note for staff, or, when they are sure, as a message of the requester. */
export function attachReview(
  ctx: Ctx,
  input: { review: string; ticket: string; as: 'note' | 'requester'; reason: string },
): Promise<DeskTicket> {
  return decide(ctx, input.review, 'mail-review.attached', input.reason, async (tx, message) => {
    const ticket = await lockTicket(tx, await findTicket(tx, null, input.ticket));
    const appended = { kind: 'appended' as const, ticketId: ticket.id };
    if (input.as === 'note') return { outcome: await noteMail(ctx, tx, message, ticket), ticket };
    const by = { side: 'customer' as const, accountId: ticket.requesterId };
    const done = await appendContent(ctx, tx, message, ticket, by);
    return { outcome: appended, ticket: done?.ticket ?? ticket };
  });
}

async function decide(
  ctx: Ctx,
  reviewId: string,
  action: string,
  reason: string,
  work: (tx: Tx, message: ReceivedMessage) => Promise<Decided>,
): Promise<DeskTicket> {
  const { permit } = authoriseAgent(ctx.actor, 'ticket.handle', 'full');
  return mutate(ctx, permit, async (tx) => {
    const { receivedId, floodOf } = await openRow(tx, reviewId);
    const message = floodOf === null ? await loadMessage(tx, receivedId) : null;
    if (!message)
      throw new Problem(
        'conflict',
        floodOf === null
          ? 'This mail could not be read. Fetch the original, and open a ticket by hand.'
          : 'These are several mails. Let them go on, or take them off the list.',
        { reason: 'mail-unreadable' },
      );
    const { outcome, ticket } = await work(tx, message);
    if (!(await closeReview(ctx, tx, reviewId, outcome))) throw decided();
    const details = { ticketId: ticket.id, mail: receivedId };
    const audit = entry(action, reviewId, { ...details, reason });
    const rows = await showDeskTickets(ctx, tx, [await findTicket(tx, null, ticket.id)]);
    // Why staff did it is theirs.
    return { result: rows[0]!, audit: [audit, { ...audit, orgId: ticket.orgId, details }] };
  });
}

/** Lets messages go on that were held; they are judged once more, however many there are. */
export async function releaseReview(ctx: Ctx, input: { review: string }): Promise<{ released: number }> {
  const { permit } = authoriseAgent(ctx.actor, 'ticket.handle', 'full');
  return mutate(ctx, permit, async (tx) => {
    const { reason } = await openRow(tx, input.review);
    if (reason !== 'flood' && reason !== 'dns')
      throw new Problem('conflict', 'Judging this mail again would come to the same end.', {
        reason: 'not-held',
      });
    const released = await releaseMail(ctx, tx, input.review);
    if (released === null) throw decided();
    return { result: { released }, audit: entry('mail-review.released', input.review, { released }) };
  });
}

/** Takes a mail off the list; the raw message stays, and nothing is answered. */
export async function dropReview(ctx: Ctx, input: { review: string; reason: string }): Promise<void> {
  const { permit } = authoriseAgent(ctx.actor, 'ticket.handle', 'full');
  await mutate(ctx, permit, async (tx) => {
    await openRow(tx, input.review);
    if (!(await closeReview(ctx, tx, input.review, { kind: 'dropped' }))) throw decided();
    const audit = entry('mail-review.dropped', input.review, { reason: input.reason });
    return { result: undefined, audit };
  });
}

async function openRow(tx: Tx, id: string): Promise<typeof mailReviews.$inferSelect> {
  const [row] = await tx
    .select()
    .from(mailReviews)
    .where(and(eq(mailReviews.id, id), isNull(mailReviews.closedAt)))
    .for('update');
  if (row) return row;
  throw new Problem('not-found', `No mail waits as "${id}". Somebody may have decided it.`, {
    reason: 'review-not-found',
  });
}

async function accountOf(tx: Tx, address: string): Promise<AccountRow> {
  const found = await findAccount(tx, address);
  if (found) return found;
  throw new Problem('not-found', `No account has the address "${address}".`, { reason: 'account-not-found' });
}

function decided(): Problem {
  return new Problem('conflict', 'Somebody has decided this meanwhile.', { reason: 'review-decided' });
}

function entry(action: string, targetId: string, details: Record<string, unknown>): AuditEntry {
  return { action, orgId: null, targetType: 'mail-review', targetId, details };
}
