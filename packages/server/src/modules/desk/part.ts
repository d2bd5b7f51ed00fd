import { and, eq, inArray } from 'drizzle-orm';
import type { Part } from '../../platform/part.ts';
import { deskHubOf } from './desk-hub.ts';
import { communityPosts } from './schema.ts';

/** The desk as a part of the server: who listens hears that it stops. */
export const deskPart: Part = {
  name: 'desk',
  drain: (platform) => deskHubOf(platform).close(),
  stop: (platform) => deskHubOf(platform).settled(),
  news: {
    // What was asked of its author, answered or not, and what came of it.
    personErased: async (_ctx, tx, { accountId }) => {
      if (accountId !== null) await tx.delete(communityPosts).where(eq(communityPosts.authorId, accountId));
    },
    ticketsMoved: async (_ctx, tx, { fromOrgId, toOrgId, ticketIds }) => {
      await tx
        .update(communityPosts)
        .set({ orgId: toOrgId })
        .where(and(eq(communityPosts.orgId, fromOrgId), inArray(communityPosts.ticketId, ticketIds)));
    },
  },
};
