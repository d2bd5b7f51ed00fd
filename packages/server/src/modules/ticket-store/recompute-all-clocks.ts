import { and, asc, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { lockTickets } from './find-ticket.ts';
import { mergedWith } from './read-history.ts';
import { refold } from './record.ts';
import { tickets } from './schema.ts';

const BATCH = 200;

/**
 * Makes all kept clocks again from the events, ticket by ticket: for repairs, and to prove that nothing else is needed.
 *
 * @param report is told after each batch how many tickets are done
 * @returns how many tickets
 * @example await recomputeAllClocks(ctx, (done) => console.log(done));
 */
export async function recomputeAllClocks(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  report: (done: number) => void = () => undefined,
): Promise<number> {
  let [done, last] = [0, ''];
  for (;;) {
    // Merged tickets are made again with the one that they were merged into.
    const batch = await ctx.db
      .select()
      .from(tickets)
      .where(and(gt(tickets.id, last), isNull(tickets.mergedIntoId)))
      .orderBy(asc(tickets.id))
      .limit(BATCH);
    if (batch.length === 0) return done;
    for (const ticket of batch)
      await ctx.db.transaction(async (tx) => {
        const group = await mergedWith(tx, ticket);
        const rows = await lockTickets(
          tx,
          ticket.orgId,
          group.map(({ id }) => id),
        );
        await refold(
          tx,
          rows.find(({ id }) => id === ticket.id)!,
          ctx.clock.now(),
        );
        done += rows.length;
      });
    last = batch.at(-1)!.id;
    report(done);
  }
}
