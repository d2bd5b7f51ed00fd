import { and, eq, inArray } from 'drizzle-orm';
import type { Part } from '../../platform/part.ts';
import { followKept, registerKept } from './follow-kept.ts';
import { ticketEvidence, ticketPlaces } from './schema.ts';

/** What is attached to tickets, as a part of the server: it goes where they go, and when they go. */
export const evidencePart: Part = {
  name: 'evidence',
  jobs: registerKept,
  news: {
    keptOpened: followKept,
    ticketsMoved: async (_ctx, tx, { fromOrgId, toOrgId, ticketIds }) => {
      for (const table of [ticketEvidence, ticketPlaces] as const)
        await tx
          .update(table)
          .set({ orgId: toOrgId })
          .where(and(eq(table.orgId, fromOrgId), inArray(table.ticketId, ticketIds)));
    },
    // The consents stay as facts; what was shared, and what it was about, goes.
    ticketErased: async (_ctx, tx, { orgId, ticketId, isWhole }) => {
      if (!isWhole) return;
      await tx
        .update(ticketEvidence)
        .set({ content: null, state: 'withdrawn' })
        .where(and(eq(ticketEvidence.orgId, orgId), eq(ticketEvidence.ticketId, ticketId)));
      await tx
        .delete(ticketPlaces)
        .where(and(eq(ticketPlaces.orgId, orgId), eq(ticketPlaces.ticketId, ticketId)));
    },
  },
};
