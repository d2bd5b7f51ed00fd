import { and, desc, eq, lt } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { auditEntries } from './schema.ts';

/** Which entries are wanted. */
export interface AuditFilter extends PageRequest {
  /** The id of what was changed. */
  target?: string | undefined;
  /** An exact action, for instance `release.created`. */
  action?: string | undefined;
}

/**
 * The audit entries of one organisation, newest first. Who may read them is judged by the caller.
 *
 * @example const { items } = await listAuditEntries(ctx.db, org.id, { limit: 50, action: 'release.created' });
 */
export async function listAuditEntries(
  db: Db,
  orgId: string,
  filter: AuditFilter,
): Promise<Page<typeof auditEntries.$inferSelect>> {
  const before = afterCursor(filter.cursor);
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.orgId, orgId),
        before === undefined ? undefined : lt(auditEntries.id, before),
        filter.target === undefined ? undefined : eq(auditEntries.targetId, filter.target),
        filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(filter.limit + 1);
  return toPage(rows, filter.limit, (row) => row.id);
}
