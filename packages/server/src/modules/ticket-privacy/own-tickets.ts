import { and, eq, inArray, isNull } from 'drizzle-orm';
import { ticketFiles } from '#ticket-files';
import { ticketMails } from '#ticket-mail';
import { ticketParticipants, tickets, writtenOn, type TicketRow, type Written } from '#ticket-store';
import type { Db, Tx } from '../../platform/db.ts';

/** The tickets of one person, wherever they are: a member may have left an organisation since. */
export interface OwnTickets {
  /** Opened by this person. */
  opened: TicketRow[];
  /** Of somebody else, with this person taking part, or with a mail of theirs. */
  joined: TicketRow[];
  /** The messages that came by mail from their address. */
  mailed: Set<string>;
}

/** Finds them by the account. Of all organisations, since they belong to the person. */
export async function ticketsOfAccount(
  db: Db | Tx,
  { accountId, email }: { accountId: string; email: string },
): Promise<OwnTickets> {
  const opened = await db
    .select()
    .from(tickets)
    .where(eq(tickets.requesterId, accountId))
    .orderBy(tickets.id);
  const rows = await db
    .select({ ticket: tickets })
    .from(ticketParticipants)
    .innerJoin(tickets, eq(tickets.id, ticketParticipants.ticketId))
    .where(eq(ticketParticipants.accountId, accountId))
    .orderBy(tickets.id);
  return withMails(
    db,
    email,
    opened,
    rows.map(({ ticket }) => ticket),
  );
}

/** The tickets of somebody without an account, by the address. */
export async function ticketsOfAddress(db: Db | Tx, email: string): Promise<OwnTickets> {
  const opened = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.requesterEmail, email), isNull(tickets.requesterId)))
    .orderBy(tickets.id);
  return withMails(db, email, opened, []);
}

// A guest is on tickets with nothing but an address.
async function withMails(
  db: Db | Tx,
  email: string,
  opened: TicketRow[],
  joined: TicketRow[],
): Promise<OwnTickets> {
  const mails = await db
    .select({ ticketId: ticketMails.ticketId, entryId: ticketMails.entryId })
    .from(ticketMails)
    .where(eq(ticketMails.sender, email.toLowerCase()));
  const known = new Set([...opened, ...joined].map(({ id }) => id));
  const others = [...new Set(mails.map(({ ticketId }) => ticketId))].filter((id) => !known.has(id));
  const more =
    others.length === 0
      ? []
      : await db.select().from(tickets).where(inArray(tickets.id, others)).orderBy(tickets.id);
  const own = new Set(opened.map(({ id }) => id));
  return {
    opened,
    joined: [...joined, ...more].filter(({ id }) => !own.has(id)),
    mailed: new Set(mails.map(({ entryId }) => entryId)),
  };
}

/**
 * Whether something on a ticket of somebody else is theirs.
 *
 * @example const isTheirs = isBy(own, account.id);
 */
export function isBy({ mailed }: OwnTickets, accountId: string | null): (one: Written) => boolean {
  return ({ message, side, accountId: writer }) =>
    side !== 'agent' && ((accountId !== null && writer === accountId) || mailed.has(message.id));
}

/** What a person wrote on these tickets; of somebody without an account, all that the customer's side wrote. */
export async function ownMessages(
  db: Db | Tx,
  own: OwnTickets,
  accountId: string | null,
): Promise<Written[]> {
  const all: Written[] = [];
  for (const ticket of own.opened)
    all.push(
      ...(await writtenOn(db, ticket)).filter((one) => one.side !== 'agent' && one.accountId === accountId),
    );
  for (const ticket of own.joined) all.push(...(await writtenOn(db, ticket)).filter(isBy(own, accountId)));
  return all;
}

/** How many files messages have. */
export async function countFiles(db: Db | Tx, messages: Written[]): Promise<number> {
  const byOrg = Map.groupBy(messages, ({ message }) => message.orgId);
  let files = 0;
  for (const [orgId, some] of byOrg) {
    const ids = some.map(({ message }) => message.id);
    const isTheirs = and(eq(ticketFiles.orgId, orgId), inArray(ticketFiles.messageId, ids));
    files += await db.$count(ticketFiles, isTheirs);
  }
  return files;
}
