import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { deadAddresses, outgoingMails } from './schema.ts';

type Outgoing = typeof outgoingMails.$inferSelect;

/**
 * Keeps what a delivery report says of a mail of ours. A final failure flags its address; a delay that comes after it
 * says nothing new.
 *
 * @example
 * const [mail] = await tx.select().from(outgoingMails);
 * await keepReport(tx, mail!, { state: 'bounced', status: '5.1.1', now: ctx.clock.now() });
 */
export async function keepReport(
  tx: Tx,
  mail: Outgoing,
  { state, status, now }: { state: 'bounced' | 'delayed'; status: string; now: Date },
): Promise<void> {
  await tx
    .update(outgoingMails)
    .set({ state, detail: status || null, stateAt: now })
    .where(and(eq(outgoingMails.id, mail.id), ne(outgoingMails.state, 'bounced')));
  if (state === 'delayed') return;
  await tx
    .insert(deadAddresses)
    .values({ address: mail.recipient, status, since: now })
    .onConflictDoNothing();
}
