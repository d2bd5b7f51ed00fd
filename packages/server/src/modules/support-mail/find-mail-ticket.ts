import { findTicket, lockTicket, mergedWith, type TicketRow } from '#ticket-store';
import { partakersOf, ticketOfMessage, type Partaker } from '#ticket-mail';
import type { ReceivedMessage } from '#mail-intake';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';

/** The ticket that a mail belongs to, if whoever wrote it takes part. */
export interface MailTicket {
  /** Of merged ones the one that goes on; held until the transaction ends. */
  ticket: TicketRow;
  by: 'token' | 'message' | 'subject';
  partakers: Partaker[];
}

/** The ticket of the strongest hint that leads to one. */
export async function findMailTicket(
  ctx: Ctx,
  tx: Tx,
  { ticketId, messageIds, ticketNumber }: ReceivedMessage['thread'],
): Promise<MailTicket | null> {
  const hints = [
    { by: 'token' as const, named: ticketId },
    { by: 'message' as const, named: await ticketOfMessage(tx, messageIds) },
    { by: 'subject' as const, named: ticketNumber },
  ];
  for (const { by, named } of hints) {
    const found = named === null ? null : await findAny(tx, named);
    if (!found) continue;
    const [root] = await mergedWith(tx, found);
    const ticket = await lockTicket(tx, root!);
    return { ticket, by, partakers: await allPartakers(ctx, tx, ticket) };
  }
  return null;
}

async function findAny(tx: Tx, named: string): Promise<TicketRow | null> {
  return findTicket(tx, null, named).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null;
    throw error;
  });
}

/** Who asked on a ticket that was merged takes part in the one that goes on; so do those who took part there. */
export async function allPartakers(ctx: Ctx, tx: Tx, root: TicketRow): Promise<Partaker[]> {
  const found: Partaker[] = [];
  for (const ticket of await mergedWith(tx, root))
    for (const one of await partakersOf(ctx, tx, ticket))
      if (!found.some(({ address }) => address === one.address))
        found.push(ticket.id === root.id ? one : { ...one, side: 'participant' });
  return found;
}
