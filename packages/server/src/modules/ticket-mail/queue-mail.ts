import { threadToken } from '#mail-reading';
import { addressOf, readMailboxes, type Mailbox } from '#mail-intake';
import { NO_ORGANISATION, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { Mail } from '../../platform/mail.ts';
import type { AutomaticKind } from './automatic-kind.ts';
import { breakerOf } from './breakers.ts';
import { countOutgoing } from './count-outgoing.ts';
import { outgoingMails, type OutgoingState } from './schema.ts';
import { SEND_OUTGOING, sealMail } from './send-outgoing.ts';
import { threadOf } from './thread-of.ts';

/** A mail of support before it is addressed. */
export interface NewMail {
  kind: 'answer' | AutomaticKind;
  recipient: string;
  /** Null: it belongs to none. */
  ticket: TicketRow | null;
  /** The message on the ticket that it carries. */
  messageId?: string;
  subject: string;
  text: string;
}

/**
 * Writes a mail and the job that sends it, within the caller's transaction. Replies to it come back to the ticket; what
 * nobody wrote passes the breakers first.
 *
 * @returns `queued`, or `suppressed`
 * @example await queueMail(ctx, tx, { kind: 'answer', recipient, ticket, subject, text });
 */
export async function queueMail(ctx: Ctx, tx: Tx, mail: NewMail): Promise<OutgoingState> {
  const { kind, recipient, ticket } = mail;
  const [now, id] = [ctx.clock.now(), newId('out', ctx.clock)];
  const isAutomatic = kind !== 'answer';
  const breaker = isAutomatic
    ? await breakerOf(tx, { kind, recipient, ticketId: ticket?.id ?? null }, now)
    : null;
  const state: OutgoingState = breaker === null ? 'queued' : 'suppressed';
  const mailId = `${id}@${ctx.config.mailDomain}`;
  // Before the row is there: a mail is no answer to itself.
  const references = ticket ? await threadOf(tx, ticket) : [];
  await tx.insert(outgoingMails).values({
    id,
    kind,
    mailId,
    recipient,
    isAutomatic,
    state,
    orgId: ticket?.orgId ?? NO_ORGANISATION,
    ticketId: ticket?.id ?? null,
    messageId: mail.messageId ?? null,
    detail: breaker,
    createdAt: now,
    stateAt: now,
  });
  if (state === 'suppressed') countOutgoing(ctx, state, isAutomatic);
  else
    await send(ctx, tx, id, {
      ...(await addressed(ctx, tx, mail)),
      isAutomatic,
      messageId: mailId,
      references,
    });
  return state;
}

async function addressed(
  ctx: Ctx,
  tx: Tx,
  { kind, recipient, ticket, subject, text }: NewMail,
): Promise<Mail> {
  const ours = addressOf(mailboxFor(ticket), await readMailboxes(ctx, tx));
  const token = ticket && threadToken(ctx.vault, ticket.id);
  // Where no mail is taken in, an answer by mail would be lost.
  const takesMail = ctx.config.mailInPort !== null || ctx.config.mailImapUrl !== undefined;
  return {
    to: recipient,
    kind: `support-${kind}`,
    subject,
    text,
    from: `CodePushGo Support <${ours}>`,
    ...(token && takesMail && { replyTo: ours.replace('@', `+${token}@`) }),
  };
}

async function send(ctx: Ctx, tx: Tx, id: string, mail: Mail): Promise<void> {
  await ctx.jobs.send(tx, SEND_OUTGOING, { id, sealed: sealMail(ctx, mail) });
}

const MAILBOXES: Partial<Record<TicketRow['queue'], Mailbox>> = {
  billing: 'billing',
  security: 'security',
  abuse: 'abuse',
  data_protection: 'data_protection',
};

function mailboxFor(ticket: TicketRow | null): Mailbox {
  return (ticket && MAILBOXES[ticket.queue]) ?? 'support';
}
