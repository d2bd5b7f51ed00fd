import { mailReceived } from '#mail-intake';
import { ticketMails } from '#ticket-mail';
import type { TicketRow } from '#ticket-store';
import { and, eq, gt, ne, notExists, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** A mail as it came. */
export interface StoredMail {
  id: string;
  blob: string;
  size: number;
}

const storedMail = { id: mailReceived.id, blob: mailReceived.rawBlob, size: mailReceived.rawSize };

/** Mails from an address that is theirs for certain, on no ticket. */
export function mailsOnNoTicket({ db }: Ctx, address: string): Promise<StoredMail[]> {
  const onTicket = db
    .select({ one: sql`1` })
    .from(ticketMails)
    .where(eq(ticketMails.id, mailReceived.id));
  return db
    .select(storedMail)
    .from(mailReceived)
    .where(and(eq(mailReceived.senderAddress, address), gt(mailReceived.rawSize, 0), notExists(onTicket)))
    .orderBy(mailReceived.id);
}

/** Mails on a ticket from such an address. What was kept beside a ticket is for staff, mails of staff among it. */
export async function mailsOnTicket(
  { db }: Ctx,
  row: Pick<TicketRow, 'orgId' | 'id'>,
  address: string,
): Promise<StoredMail[]> {
  return db
    .select(storedMail)
    .from(ticketMails)
    .innerJoin(mailReceived, eq(mailReceived.id, ticketMails.id))
    .where(
      and(
        eq(ticketMails.orgId, row.orgId),
        eq(ticketMails.ticketId, row.id),
        eq(ticketMails.sender, address),
        ne(ticketMails.kind, 'noted'),
        gt(mailReceived.rawSize, 0),
      ),
    )
    .orderBy(ticketMails.id);
}
