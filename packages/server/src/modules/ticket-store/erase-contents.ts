import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { lockTicket, type TicketRow } from './find-ticket.ts';
import { record, type By } from './record.ts';
import { ticketMessages, ticketNotes, tickets } from './schema.ts';
import { writtenOn, type Written } from './written-on.ts';

const GONE = { en: 'Erased', fr: 'Effacé' } as const;
const SYSTEM: By = { side: 'system', accountId: null };

/** What was erased of a ticket. */
export interface Erased {
  ticket: TicketRow;
  messageIds: string[];
  /** The `Message-ID`s of those that came by mail. */
  mailIds: string[];
}

/**
 * Erases what was written on a ticket. Of colleagues' messages on it the text stays, without what it quotes. Events
 * stay as they are; the one that this appends holds a digest of each erased text, which only this server can make.
 *
 * @param accountId whose request it is; null erases colleagues' messages as well
 * @returns the erased messages; files and mail that belong to them are the caller's
 * @example const { messageIds } = await eraseTicket(ctx, tx, ticket, 'retention', null);
 */
export async function eraseTicket(
  ctx: Ctx,
  tx: Tx,
  found: TicketRow,
  why: 'requester' | 'retention',
  accountId: string | null,
): Promise<Erased> {
  const ticket = await lockTicket(tx, found);
  const written = await writtenOn(tx, ticket);
  const gone = written.filter(({ side }) => accountId === null || side !== 'participant');
  await deleteMessages(tx, ticket, gone);
  await dropQuotes(tx, ticket);
  await tx
    .delete(ticketNotes)
    .where(and(eq(ticketNotes.orgId, ticket.orgId), eq(ticketNotes.ticketId, ticket.id)));
  await tx
    .update(tickets)
    .set({
      subject: GONE[ticket.language],
      requesterEmail: null,
      ratingComment: null,
      erasedAt: ctx.clock.now(),
    })
    .where(and(eq(tickets.orgId, ticket.orgId), eq(tickets.id, ticket.id)));
  return conclude(ctx, tx, await lockTicket(tx, ticket), why, gone, true);
}

/**
 * Erases messages on somebody else's ticket, and what others quote there, see {@link eraseTicket}.
 *
 * @param isTheirs which of what was written is whose request it is
 * @example const { mailIds } = await eraseMessagesOf(ctx, tx, ticket, (one) => one.accountId === account.id);
 */
export async function eraseMessagesOf(
  ctx: Ctx,
  tx: Tx,
  found: TicketRow,
  isTheirs: (one: Written) => boolean,
): Promise<Erased> {
  const ticket = await lockTicket(tx, found);
  const gone = (await writtenOn(tx, ticket)).filter(isTheirs);
  await deleteMessages(tx, ticket, gone);
  if (gone.length > 0) await dropQuotes(tx, ticket);
  return conclude(ctx, tx, ticket, 'requester', gone, false);
}

/** Of what is left, the text as it is shown: all beside may quote what is gone. */
async function dropQuotes(tx: Tx, { orgId, id }: TicketRow): Promise<void> {
  await tx
    .update(ticketMessages)
    .set({ html: null, hidden: null })
    .where(and(eq(ticketMessages.orgId, orgId), eq(ticketMessages.ticketId, id)));
}

async function deleteMessages(tx: Tx, { orgId }: TicketRow, gone: Written[]): Promise<void> {
  if (gone.length === 0) return;
  const ids = gone.map(({ message }) => message.id);
  await tx
    .delete(ticketMessages)
    .where(and(eq(ticketMessages.orgId, orgId), inArray(ticketMessages.id, ids)));
}

async function conclude(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  why: 'requester' | 'retention',
  gone: Written[],
  isWhole: boolean,
): Promise<Erased> {
  const messageIds = gone.map(({ message }) => message.id);
  const mailIds = gone.flatMap(({ message }) => message.mailId ?? []);
  if (!isWhole && gone.length === 0) return { ticket, messageIds, mailIds };
  const messages = gone.map(({ message: { id, text } }) => ({ id, digest: digestOf(ctx, id, text) }));
  const isOpen = ticket.status !== 'solved' && ticket.status !== 'closed';
  // Nobody can answer what is no longer there.
  const end = { kind: 'status' as const, from: ticket.status, to: 'solved' as const };
  const changes = [
    { kind: 'erased' as const, why, messages },
    ...(isWhole && isOpen && ticket.mergedIntoId === null ? [end] : []),
  ];
  return { ticket: await record(ctx, tx, ticket, SYSTEM, changes), messageIds, mailIds };
}

function digestOf({ vault }: Ctx, id: string, text: string): string {
  return vault.codes(`${id}\n${text}`, 'erased-message')[0].toString('base64url');
}
