import type { DeskPresence } from '@codepushgo/contract';
import { agentOf } from '#ticket-handling';
import { findTicket } from '#ticket-store';
import { and, eq, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { deskHubOf } from './desk-hub.ts';
import { GONE_MS, presentOn } from './presence.ts';
import { deskPresence } from './schema.ts';

/**
 * Says that somebody reads or writes on a ticket, and tells who else does. A page says it every 15 seconds, and `gone`
 * when it closes. It is no change of the ticket, so the audit log says nothing of it.
 *
 * @returns the others, and the number of the ticket's last event: another one than before means that it has changed
 * @throws Problem `forbidden` for everybody but staff; `not-found`
 * @example const { people } = await bePresent(ctx, { ticket: 'CPG-12', doing: 'writing' });
 */
export async function bePresent(
  ctx: Ctx,
  { ticket: named, doing }: { ticket: string; doing: DeskPresence['doing'] | 'gone' },
): Promise<{ people: DeskPresence[]; seq: number }> {
  const { accountId } = agentOf(ctx, 'read');
  const { id: ticketId, lastSeq } = await findTicket(ctx.db, null, named);
  await write(ctx, ticketId, accountId, doing);
  deskHubOf(ctx).nudge();
  const people = (await presentOn(ctx.db, ctx.clock, [ticketId])).get(ticketId) ?? [];
  return { people: people.filter((one) => one.accountId !== accountId), seq: lastSeq };
}

async function write(
  { db, clock }: Ctx,
  ticketId: string,
  accountId: string,
  doing: DeskPresence['doing'] | 'gone',
): Promise<void> {
  const now = clock.now();
  const own = and(eq(deskPresence.ticketId, ticketId), eq(deskPresence.accountId, accountId));
  await db.delete(deskPresence).where(lt(deskPresence.seenAt, new Date(now.getTime() - GONE_MS)));
  if (doing === 'gone') return void (await db.delete(deskPresence).where(own));
  await db
    .insert(deskPresence)
    .values({ ticketId, accountId, doing, since: now, seenAt: now })
    .onConflictDoUpdate({
      target: [deskPresence.ticketId, deskPresence.accountId],
      set: { doing, seenAt: now },
    });
}
