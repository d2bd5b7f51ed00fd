import { and, asc, eq, lte } from 'drizzle-orm';
import type { ClockName } from '@codepushgo/contract';
import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { asOf, nextNotice, type ClockCache } from './clock-rows.ts';
import { slaClocks } from './schema.ts';

const BATCH = 100;

/**
 * Tells what has come about on clocks: warnings and breaches, each once, dated at the instant at which it came about,
 * however late this runs.
 *
 * @returns how many were told
 * @example const told = await sweepClocks(ctx);
 */
export async function sweepClocks(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  let told = 0;
  for (;;) {
    signal?.throwIfAborted();
    const batch = await tellBatch(ctx);
    told += batch;
    if (batch === 0) return told;
  }
}

function tellBatch(ctx: Ctx): Promise<number> {
  return mutate(ctx, permitSystem('support-clocks'), async (tx) => {
    const now = ctx.clock.now();
    // Of all organisations; two processes take different rows.
    const rows = await tx
      .select()
      .from(slaClocks)
      .where(lte(slaClocks.noticeAt, now))
      .orderBy(asc(slaClocks.noticeAt))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    let told = 0;
    for (const row of rows) {
      const notices = noticesOf(row, now);
      for (const { kind, at } of notices) {
        const { orgId, ticketId, clock, seq, dueAt, breachedAt } = row;
        const notice = {
          orgId,
          ticketId,
          clock,
          seq,
          promise: row.kind,
          kind,
          at,
          dueAt: breachedAt ?? dueAt ?? at,
        };
        await ctx.news.clockNoticed(ctx, tx, notice);
      }
      told += notices.length;
      const set = {
        isWarningTold: row.isWarningTold || notices.some(({ kind }) => kind === 'warning'),
        isBreachTold: row.isBreachTold || notices.some(({ kind }) => kind === 'breached'),
      };
      await tx
        .update(slaClocks)
        .set({ ...set, noticeAt: nextNotice({ ...row, ...set }) })
        .where(isClock(row));
    }
    return { result: told, audit: null };
  });
}

function isClock({
  orgId,
  ticketId,
  clock,
  seq,
}: {
  orgId: string;
  ticketId: string;
  clock: ClockName;
  seq: number;
}) {
  return and(
    eq(slaClocks.orgId, orgId),
    eq(slaClocks.ticketId, ticketId),
    eq(slaClocks.clock, clock),
    eq(slaClocks.seq, seq),
  );
}

function noticesOf(row: ClockCache, now: Date): { kind: 'warning' | 'breached'; at: Date }[] {
  const { warnedAt, breachedAt } = asOf(row, now);
  return [
    ...(warnedAt && !row.isWarningTold ? [{ kind: 'warning' as const, at: warnedAt }] : []),
    ...(breachedAt && !row.isBreachTold ? [{ kind: 'breached' as const, at: breachedAt }] : []),
  ];
}
