import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { eraseMails, findMails, findOldMails } from '#mail-intake';
import { eraseTicket, tickets } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { afterErasing, erasedEntry } from './erase-person.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 100;

/**
 * Erases what was written on tickets that were closed so long ago, and mails as they came, once the tickets have them.
 * What is configured to be kept for ever is.
 *
 * @returns how many tickets and mails
 * @example const { mails } = await retainTickets(ctx);
 */
export async function retainTickets(
  ctx: Ctx,
  signal?: AbortSignal,
): Promise<{ tickets: number; mails: number }> {
  const { ticketRetentionDays, mailRetentionDays } = ctx.config;
  const before = (days: number): Date => new Date(ctx.clock.nowMs() - days * DAY_MS);
  return {
    tickets: ticketRetentionDays === 0 ? 0 : await eraseOldTickets(ctx, before(ticketRetentionDays), signal),
    mails: mailRetentionDays === 0 ? 0 : await eraseOldMails(ctx, before(mailRetentionDays), signal),
  };
}

async function eraseOldTickets(ctx: Ctx, before: Date, signal?: AbortSignal): Promise<number> {
  for (let done = 0; ;) {
    signal?.throwIfAborted();
    // Of all organisations, by the time alone.
    const due = await ctx.db
      .select()
      .from(tickets)
      .where(and(eq(tickets.status, 'closed'), isNull(tickets.erasedAt), lt(tickets.solvedAt, before)))
      .orderBy(asc(tickets.solvedAt))
      .limit(BATCH);
    for (const ticket of due)
      await mutate(ctx, permitSystem('retention'), async (tx) => {
        const erased = await eraseTicket(ctx, tx, ticket, 'retention', null);
        await afterErasing(ctx, tx, erased, true);
        await eraseMails(ctx, tx, await findMails(tx, { addresses: [], mailIds: erased.mailIds }));
        return { result: undefined, audit: erasedEntry(ticket, 'retention') };
      });
    done += due.length;
    if (due.length < BATCH) return done;
  }
}

async function eraseOldMails(ctx: Ctx, before: Date, signal?: AbortSignal): Promise<number> {
  for (let done = 0; ;) {
    signal?.throwIfAborted();
    const ids = await findOldMails(ctx.db, before, BATCH);
    await ctx.db.transaction((tx) => eraseMails(ctx, tx, ids));
    done += ids.length;
    if (ids.length < BATCH) return done;
  }
}
