import { and, asc, eq, lt } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { lockTicket, record, tickets } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { reopenUntil, tellStatus } from './append-message.ts';

const BATCH = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Closes tickets that were solved so long ago that they can no longer be opened again; returns how many. */
export async function closeSolved(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  let [closed, after] = [0, new Date(0)];
  for (;;) {
    signal?.throwIfAborted();
    const now = ctx.clock.now();
    const batch = await ctx.db
      .select()
      .from(tickets)
      .where(and(eq(tickets.status, 'solved'), lt(tickets.solvedAt, new Date(now.getTime() - DAY_MS))))
      .orderBy(asc(tickets.solvedAt))
      .limit(BATCH);
    const due = [];
    for (const ticket of batch) {
      const until = await reopenUntil(ctx.db, ticket);
      if (until !== null && until < now) due.push(ticket);
    }
    for (const found of due)
      await mutate(ctx, permitSystem('tickets'), async (tx) => {
        const ticket = await lockTicket(tx, found);
        if (ticket.status !== 'solved') return { result: null, audit: null };
        const by = { side: 'system', accountId: null } as const;
        const after = await record(ctx, tx, ticket, by, [{ kind: 'status', from: 'solved', to: 'closed' }]);
        await tellStatus(ctx, tx, ticket, after, by);
        closed += 1;
        const audit = {
          action: 'ticket.closed',
          orgId: ticket.orgId,
          targetType: 'ticket',
          targetId: ticket.id,
        };
        return { result: null, audit };
      });
    // The oldest come first: where none of a batch is due, none behind it is.
    if (due.length === 0 || batch.length < BATCH || batch[0]!.solvedAt! < after) return closed;
    after = batch[0]!.solvedAt!;
  }
}
