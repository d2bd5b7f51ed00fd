import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx, Platform } from '../../context.ts';
import { anonymousCtx } from '../../platform/app.ts';
import type { Part } from '../../platform/part.ts';
import { ticketFixes } from './schema.ts';
import { watchArrivals } from './watch-arrivals.ts';

function registerJobs(platform: Platform): void {
  const ctx = (): Ctx => ({
    ...anonymousCtx(platform, 'background'),
    actor: { kind: 'system', name: 'ticket-fixes' },
  });
  const watch = async (_data: object, { signal }: { signal: AbortSignal }): Promise<void> =>
    void (await watchArrivals(ctx(), signal));
  platform.jobs.register('ticket-fixes.watch', watch, { schedule: '* * * * *' });
}

/** What staff do to mend what tickets are about, as a part of the server: it watches whether that arrives. */
export const ticketFixesPart: Part = {
  name: 'ticket-fixes',
  jobs: registerJobs,
  news: {
    ticketsMoved: async (_ctx, tx, { fromOrgId, toOrgId, ticketIds }) => {
      await tx
        .update(ticketFixes)
        .set({ orgId: toOrgId })
        .where(and(eq(ticketFixes.orgId, fromOrgId), inArray(ticketFixes.ticketId, ticketIds)));
    },
    // What was done stays; on which device, and why, goes.
    ticketErased: async (_ctx, tx, { orgId, ticketId, isWhole }) => {
      if (!isWhole) return;
      await tx
        .update(ticketFixes)
        .set({ device: null, reason: '', expects: null })
        .where(and(eq(ticketFixes.orgId, orgId), eq(ticketFixes.ticketId, ticketId)));
    },
  },
};
