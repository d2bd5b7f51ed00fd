import type { MailSign } from '@codepushgo/contract';
import { recordAudit, permitSystem } from '#audit';
import type { MailOutcome, ReceivedMessage } from '#mail-intake';
import { bareSubject, mailAutomatically, ticketMails, type Partaker } from '#ticket-mail';
import type { By, TicketRow } from '#ticket-store';
import { appendMessage, reopenUntil } from '#tickets';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { MailAccount } from './mail-account.ts';
import { keepMail } from './keep-mail.ts';
import { isSealed, mailContent } from './mail-content.ts';
import { freshMailId } from './mail-id.ts';
import { noteMail } from './note-mail.ts';
import { openFromMail } from './open-from-mail.ts';

/** What somebody who takes part in a ticket writes to it: a message, a note where it says nothing, or a ticket after it. */
export async function appendMail(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  ticket: TicketRow,
  partaker: Partaker,
  account: MailAccount | null,
): Promise<MailOutcome> {
  if (received.classification.looksAutomatic || received.isEmpty) return noteMail(ctx, tx, received, ticket);
  if (isSealed(received)) {
    const outcome = await noteMail(ctx, tx, received, ticket);
    if (account) await mailAutomatically(ctx, tx, { kind: 'encrypted', recipient: account.email, ticket });
    return outcome;
  }
  const isOther = await isOtherSubject(tx, received, ticket);
  if (account && (await isOver(tx, received, ticket, isOther)))
    return openFromMail(ctx, tx, received, account, ticket);
  const { side, accountId } = partaker;
  const done = await appendContent(
    ctx,
    tx,
    received,
    ticket,
    { side, accountId },
    isOther ? ['subject_changed'] : [],
  );
  return done ? { kind: 'appended', ticketId: ticket.id } : { kind: 'dropped' };
}

/** Appends a mail to a ticket in somebody's name; null when it is there already. */
export async function appendContent(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  ticket: TicketRow,
  by: By,
  signs: MailSign[] = [],
): Promise<{ ticket: TicketRow; messageId: string } | null> {
  const mailId = await freshMailId(ctx, tx, received);
  const content = await mailContent(ctx, tx, received);
  const { receivedAt } = received;
  const done = await appendMessage(ctx, tx, ticket, by, { ...content, channel: 'email', mailId, receivedAt });
  if (!done) return null;
  const guest: MailSign[] = by.accountId === null && by.side === 'participant' ? ['guest'] : [];
  const kept = { ticket, entryId: done.messageId, kind: 'appended' as const, mailId };
  await keepMail(tx, received, { ...kept, signs: [...signs, ...guest] });
  await recordAudit(ctx, tx, permitSystem('mail'), {
    action: 'ticket.replied',
    orgId: ticket.orgId,
    targetType: 'ticket',
    targetId: ticket.id,
    details: { messageId: done.messageId, channel: 'email', mail: received.id },
  });
  return done;
}

// Solved too long ago, or solved and now about something else: the new ticket is linked to the old one.
async function isOver(
  tx: Tx,
  { receivedAt }: ReceivedMessage,
  ticket: TicketRow,
  isOther: boolean,
): Promise<boolean> {
  if (ticket.status !== 'solved' && ticket.status !== 'closed') return false;
  const until = await reopenUntil(tx, ticket);
  return isOther || (until !== null && receivedAt > until);
}

/** Whether its subject is one that nobody on the ticket has used; none at all is no other one. */
async function isOtherSubject(tx: Tx, received: ReceivedMessage, ticket: TicketRow): Promise<boolean> {
  const bare = (subject: string): string => bareSubject(subject).toLowerCase();
  const wanted = bare(received.subject);
  if (wanted === '' || wanted === bare(ticket.subject)) return false;
  const rows = await tx
    .select({ subject: ticketMails.subject })
    .from(ticketMails)
    .where(
      and(
        eq(ticketMails.orgId, ticket.orgId),
        eq(ticketMails.ticketId, ticket.id),
        ne(ticketMails.kind, 'noted'),
      ),
    )
    .orderBy(desc(ticketMails.id))
    .limit(200);
  return !rows.some(({ subject }) => bare(subject) === wanted);
}
