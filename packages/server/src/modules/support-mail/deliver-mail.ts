import { findAccount } from '#accounts';
import type { DeliverMail, MailOutcome, ReceivedMessage } from '#mail-intake';
import { mailAutomatically } from '#ticket-mail';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { MailAccount } from './mail-account.ts';
import { appendMail } from './append-mail.ts';
import { categoryOf } from './category-of.ts';
import { findMailTicket, type MailTicket } from './find-mail-ticket.ts';
import { holdGuest } from './guests.ts';
import { isRepeatedMail } from './mail-id.ts';
import { noteBounce } from './note-bounce.ts';
import { noteMail } from './note-mail.ts';
import { openFromMail, pointOut } from './open-from-mail.ts';

/**
 * What becomes of a message, in the transaction that settles it: a ticket, a message on one, a note, or nothing. Who
 * wrote is what was proved; what it answers says which ticket, never who.
 */
export const deliverMail: DeliverMail = async (ctx, tx, received) => {
  if (received.classification.kind === 'bounce') return noteBounce(ctx, tx, received);
  const ticket = await findMailTicket(ctx, tx, received.thread);
  if (received.classification.kind !== 'person')
    return ticket && isNamed(ticket, received)
      ? noteMail(ctx, tx, received, ticket.ticket)
      : { kind: 'dropped' };
  if (received.authentication.state !== 'authenticated') return openFromMail(ctx, tx, received, null, null);
  if (await isRepeatedMail(tx, received)) return { kind: 'dropped' };
  const account = (await findAccount(tx, received.sender!.address)) ?? null;
  try {
    return await deliverPerson(ctx, tx, received, account, ticket);
  } catch (error) {
    // Too many tickets are open, for instance: a person must look.
    if (error instanceof Problem && error.status < 500) return { kind: 'review', reason: 'unrouted' };
    throw error;
  }
};

// A number in a subject is no secret: only those who take part are believed.
function isNamed({ by, partakers }: MailTicket, { authentication, sender }: ReceivedMessage): boolean {
  const isProved = authentication.state === 'authenticated';
  return by !== 'subject' || (isProved && partakers.some(({ address }) => address === sender!.address));
}

async function deliverPerson(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  account: MailAccount | null,
  found: MailTicket | null,
): Promise<MailOutcome> {
  const partaker = found?.partakers.find(({ address }) => address === received.sender!.address) ?? null;
  if (found && partaker) return appendMail(ctx, tx, received, found.ticket, partaker, account);
  // What staff writes from a mail program is never shown to a customer.
  if (found && account?.staff) {
    const outcome = await noteMail(ctx, tx, received, found.ticket, account.id);
    await mailAutomatically(ctx, tx, {
      kind: 'kept_as_note',
      recipient: account.email,
      ticket: found.ticket,
    });
    return outcome;
  }
  if (received.classification.looksAutomatic) return { kind: 'review', reason: 'unrouted' };
  if (account) return openFromMail(ctx, tx, received, account, null);
  if (found && found.by === 'token') return holdGuest(ctx, tx, received, found.ticket);
  return categoryOf(received.mailboxes) === 'technical' || categoryOf(received.mailboxes) === 'billing'
    ? pointOut(ctx, tx, received)
    : openFromMail(ctx, tx, received, null, null);
}
