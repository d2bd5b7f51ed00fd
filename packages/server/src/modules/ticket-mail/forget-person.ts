import { eq } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { deadAddresses, outgoingMails, ticketGuests } from './schema.ts';

/** Forgets that mail went to somebody, that some did not arrive, and where they wanted to take part as a guest. */
export const forgetPerson: News['personErased'] = async (_ctx, tx, { email }) => {
  // By the address alone, wherever it stands.
  await tx.delete(outgoingMails).where(eq(outgoingMails.recipient, email));
  await tx.delete(deadAddresses).where(eq(deadAddresses.address, email));
  await tx.delete(ticketGuests).where(eq(ticketGuests.address, email));
};
