import { cleanText, nextTerms, tellTicket } from '#ticket-requests';
import { policyVersion } from '#support-policy';
import {
  addParticipant,
  record,
  ticketConflict,
  ticketMessages,
  writeMessage,
  type By,
  type NewMessage,
  type TicketChange,
  type TicketRow,
} from '#ticket-store';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Until when a solved ticket can be opened again; null: it is not solved, or was merged.
 *
 * @example const until = await reopenUntil(ctx.db, ticket);
 */
export async function reopenUntil(db: Db | Tx, ticket: TicketRow): Promise<Date | null> {
  if (ticket.solvedAt === null || ticket.mergedIntoId !== null) return null;
  const policy = await policyVersion(db, ticket.terms.policyVersion);
  return new Date(ticket.solvedAt.getTime() + (policy?.policy.reopenWindowDays ?? 14) * DAY_MS);
}

/** A message of the customer's side. */
export interface CustomerMessage extends Omit<NewMessage, 'secrets'> {
  /** When the server received it, if it was kept back since. */
  receivedAt?: Date;
}

/**
 * Appends a message of the requester or of a colleague, who takes part from then on; within the caller's transaction,
 * which holds the ticket. On a solved ticket it asks for more: the ticket is open again.
 *
 * @throws Problem `conflict` for a merged ticket, and for one that was solved too long ago
 * @returns the ticket as it is then, and the message's id; null for a mail that was appended before
 * @example const done = await appendMessage(ctx, tx, ticket, by, { text: 'Still not.', channel: 'email', mailId: 'a@b' });
 */
export async function appendMessage(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  by: By,
  message: CustomerMessage,
): Promise<{ ticket: TicketRow; messageId: string } | null> {
  await assertWritable(ctx, tx, ticket, message.receivedAt);
  if (message.mailId && (await isKnown(tx, message.mailId))) return null;
  const { text, secrets } = await cleanText(tx, message.text);
  const messageId = await writeMessage(ctx, tx, ticket, { ...message, text, secrets });
  // No clock runs while it waits for a project or a sponsor.
  const { changes: terms, set } =
    ticket.waits === null ? await nextTerms(ctx, tx, ticket) : { changes: [], set: {} };
  const changes: TicketChange[] = [...terms, { kind: 'message', messageId, ...received(message) }];
  const wasOver = ticket.status === 'solved' || ticket.status === 'closed';
  if (wasOver) changes.push({ kind: 'status', from: ticket.status, to: 'open' });
  if (
    by.side === 'participant' &&
    by.accountId !== null &&
    (await addParticipant(ctx, tx, ticket, by.accountId))
  )
    changes.unshift({ kind: 'participant', accountId: by.accountId });
  const after = await record(ctx, tx, ticket, by, changes, set);
  const side = by.side === 'participant' ? 'participant' : 'customer';
  await tellTicket(ctx, tx, after, by, { type: 'ticket.replied', messageId, side });
  if (wasOver) await tellTicket(ctx, tx, after, by, { type: 'ticket.reopened' });
  else await tellStatus(ctx, tx, ticket, after, by);
  return { ticket: after, messageId };
}

/**
 * Tells that a ticket stands elsewhere, if it does.
 *
 * @example
 * const { lockTicket } = await import('#ticket-store');
 * await tellStatus(ctx, tx, ticket, await lockTicket(tx, ticket), by);
 */
export async function tellStatus(
  ctx: Ctx,
  tx: Tx,
  before: TicketRow,
  after: TicketRow,
  by: By,
): Promise<void> {
  if (before.status === after.status) return;
  await tellTicket(ctx, tx, after, by, {
    type: 'ticket.status-changed',
    before: before.status,
    after: after.status,
  });
}

async function assertWritable(ctx: Ctx, tx: Tx, ticket: TicketRow, receivedAt?: Date): Promise<void> {
  if (ticket.mergedIntoId !== null)
    throw ticketConflict('ticket-merged', 'This ticket goes on as part of another one. Write there.');
  const until = await reopenUntil(tx, ticket);
  if (until === null || (receivedAt ?? ctx.clock.now()) <= until) return;
  throw ticketConflict(
    'reopen-too-late',
    'This ticket was solved too long ago to be opened again. Open a new one with this one as "followUpOf".',
  );
}

function received({ receivedAt }: CustomerMessage): { receivedAt?: string } {
  return receivedAt ? { receivedAt: receivedAt.toISOString() } : {};
}

async function isKnown(tx: Tx, mailId: string): Promise<boolean> {
  const found = await tx
    .select({ id: ticketMessages.id })
    .from(ticketMessages)
    .where(eq(ticketMessages.mailId, mailId));
  return found.length > 0;
}
