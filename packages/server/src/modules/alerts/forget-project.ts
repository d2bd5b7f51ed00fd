import { and, eq, sql } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { alertSubscriptions } from './schema.ts';

/** A project that left the organisation is taken out of what members chose there; who chose it alone hears nothing. */
export const forgetProject: News['projectMoved'] = async (ctx, tx, { projectId, fromOrgId }) => {
  const { orgId, projectIds } = alertSubscriptions;
  await tx
    .update(alertSubscriptions)
    .set({ projectIds: sql`${projectIds} - ${projectId}::text`, updatedAt: ctx.clock.now() })
    .where(and(eq(orgId, fromOrgId), sql`${projectIds} @> ${JSON.stringify([projectId])}::jsonb`));
};
