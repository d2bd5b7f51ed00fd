import { mutate, permitSystem } from '#audit';
import { lockTicket, record } from '#ticket-store';
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { findArrival } from './find-arrival.ts';
import { isFix, type FixRow } from './fix-record.ts';
import { ticketFixes } from './schema.ts';

const AWAITED_MS = 30 * 24 * 60 * 60 * 1000;
const BATCH = 500;

/**
 * Notes on tickets which fixes have arrived on devices, by what these reported. A fix is waited for for 30 days.
 *
 * @returns how many arrived
 */
export async function watchArrivals(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  const since = new Date(ctx.clock.nowMs() - AWAITED_MS);
  // Of all organisations, by the time alone.
  const awaited = await ctx.db
    .select()
    .from(ticketFixes)
    .where(
      and(
        eq(ticketFixes.state, 'applied'),
        isNotNull(ticketFixes.expects),
        isNull(ticketFixes.arrivedAt),
        gt(ticketFixes.decidedAt, since),
      ),
    )
    .orderBy(asc(ticketFixes.decidedAt))
    .limit(BATCH);
  let arrived = 0;
  for (const fix of awaited) {
    signal?.throwIfAborted();
    const found = await findArrival(ctx.db, fix);
    if (found && (await note(ctx, fix, found.reportedAt ?? ctx.clock.now()))) arrived += 1;
  }
  return arrived;
}

function note(ctx: Ctx, { orgId, ticketId, id }: FixRow, arrivedAt: Date): Promise<boolean> {
  return mutate(ctx, permitSystem('ticket-fixes'), async (tx) => {
    const ticket = await lockTicket(tx, { orgId, id: ticketId });
    const rows = await tx
      .update(ticketFixes)
      .set({ arrivedAt })
      .where(and(isFix(ticket, id), isNull(ticketFixes.arrivedAt)))
      .returning({ id: ticketFixes.id });
    if (rows.length === 0) return { result: false, audit: null };
    const by = { side: 'system', accountId: null } as const;
    await record(ctx, tx, ticket, by, [{ kind: 'fix', fixId: id, step: 'arrived' }]);
    const target = { targetType: 'ticket', targetId: ticketId, details: { fixId: id } };
    return { result: true, audit: { action: 'ticket.fix-arrived', orgId, ...target } };
  });
}
