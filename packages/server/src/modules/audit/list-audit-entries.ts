import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { idsFrom } from '../../platform/ids.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { auditEntries } from './schema.ts';

/** Which entries are wanted. */
export interface AuditFilter extends PageRequest {
  /** The id of the account, or the name of the system job, that did it. */
  actor?: string | undefined;
  /** The id of what was changed. */
  target?: string | undefined;
  /** An exact action, for instance `release.created`. */
  action?: string | undefined;
  /** The first instant that counts. */
  from?: Date | undefined;
  /** The instant before which entries count. */
  to?: Date | undefined;
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
  return toPage(await selectEntries(db, orgId, filter), filter.limit, (row) => row.id);
}

/** The query behind {@link listAuditEntries}; each filter has an index that gives the order too. */
export function selectEntries(db: Db, orgId: string, filter: AuditFilter) {
  const before = afterCursor(filter.cursor);
  const { from, to, actor, target, action, limit } = filter;
  return db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.orgId, orgId),
        before === undefined ? undefined : lt(auditEntries.id, before),
        // Ids are ordered by time, so one index serves both the range and the order.
        from === undefined ? undefined : gte(auditEntries.id, idsFrom('aud', from)),
        to === undefined ? undefined : lt(auditEntries.id, idsFrom('aud', to)),
        actor === undefined ? undefined : eq(auditEntries.actorId, actor),
        target === undefined ? undefined : eq(auditEntries.targetId, target),
        action === undefined ? undefined : eq(auditEntries.action, action),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(limit + 1);
}
