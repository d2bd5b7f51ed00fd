import { and, eq } from 'drizzle-orm';
import type { Part } from '../../platform/part.ts';
import { projectMembers } from './schema.ts';

/** Projects as a part of the server: a former member loses his roles on projects. */
export const projectsPart: Part = {
  name: 'projects',
  news: {
    memberRemoved: async (_ctx, tx, orgId, accountId) => {
      await tx
        .delete(projectMembers)
        .where(and(eq(projectMembers.orgId, orgId), eq(projectMembers.accountId, accountId)));
    },
  },
};
