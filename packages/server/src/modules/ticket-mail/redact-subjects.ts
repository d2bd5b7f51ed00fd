import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { ticketMails } from './schema.ts';

/**
 * Takes parts out of the subjects of the mails of a ticket: answers would carry them out again.
 *
 * @returns how many subjects had one
 * @example await redactSubjects(tx, { orgId: org.id, id: 'tkt_1' }, (subject) => subject.replaceAll('hunter2', '…'));
 */
export async function redactSubjects(
  tx: Tx,
  { orgId, id }: { orgId: string; id: string },
  redact: (subject: string) => string,
): Promise<number> {
  const rows = await tx
    .select({ id: ticketMails.id, subject: ticketMails.subject })
    .from(ticketMails)
    .where(and(eq(ticketMails.orgId, orgId), eq(ticketMails.ticketId, id)));
  const touched = rows.filter(({ subject }) => redact(subject) !== subject);
  for (const one of touched)
    await tx
      .update(ticketMails)
      .set({ subject: redact(one.subject) })
      .where(and(eq(ticketMails.orgId, orgId), eq(ticketMails.id, one.id)));
  return touched.length;
}
