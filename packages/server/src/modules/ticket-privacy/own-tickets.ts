import { and, eq, inArray, isNull } from 'drizzle-orm';
import { ticketFiles } from '#ticket-files';
import { ticketParticipants, tickets, writtenOn, type TicketRow, type Written } from '#ticket-store';
import type { Db, Tx } from '../../platform/db.ts';

/** The tickets of one person, wherever they are: a member may have left an organisation since. */
export interface OwnTickets {
  /** Opened by this person. */
  opened: TicketRow[];
  /** Of somebody else, with this person taking part. */
  joined: TicketRow[];
}

/** Finds them by the account. Of all organisations, since they belong to the person. */
export async function ticketsOfAccount(db: Db | Tx, accountId: string): Promise<OwnTickets> {
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
  const own = new Set(opened.map(({ id }) => id));
  return { opened, joined: rows.map(({ ticket }) => ticket).filter(({ id }) => !own.has(id)) };
}

/** The tickets of somebody without an account, by the address. */
export async function ticketsOfAddress(db: Db | Tx, email: string): Promise<OwnTickets> {
  const opened = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.requesterEmail, email), isNull(tickets.requesterId)))
    .orderBy(tickets.id);
  return { opened, joined: [] };
}

/** What a person wrote on these tickets; of somebody without an account, all that the customer's side wrote. */
export async function ownMessages(
  db: Db | Tx,
  { opened, joined }: OwnTickets,
  accountId: string | null,
): Promise<Written[]> {
  const all: Written[] = [];
  for (const ticket of [...opened, ...joined]) all.push(...(await writtenOn(db, ticket)));
  return all.filter((one) => one.side !== 'agent' && one.accountId === accountId);
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
