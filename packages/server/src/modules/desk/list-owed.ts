import type { OwedWork } from '@codepushgo/contract';
import { organisations } from '#organisations';
import { agentOf, findOrganisation } from '#ticket-handling';
import { tickets } from '#ticket-store';
import { inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, cursorAfter, type Page, type PageRequest } from '../../platform/paging.ts';

type Row = {
  orgId: string;
  ours: number;
  late: number;
  due: string;
  theirs: number;
  oldest: string | null;
};

/**
 * What each organisation with open tickets is owed by us, and what it owes us: what is due next comes first.
 *
 * @throws Problem `forbidden` for everybody but staff
 * @example const { items } = await listOwed(ctx, { limit: 50 });
 */
export async function listOwed(
  ctx: Ctx,
  { organisation, cursor, limit }: PageRequest & { organisation?: string | undefined },
): Promise<Page<OwedWork>> {
  agentOf(ctx, 'read');
  const org = organisation === undefined ? null : await findOrganisation(ctx.db, organisation);
  const [due = '', id = ''] = (afterCursor(cursor) ?? '').split('|');
  const isPlace = due === 'infinity' || /^\d{4}-\d\d-\d\d[ \d:.+-]+$/.test(due);
  // One pass over what is open: the group's own index holds nothing else.
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT * FROM (
      SELECT t.org_id AS "orgId",
        (count(*) FILTER (WHERE ${IS_OURS}))::int AS ours,
        (count(*) FILTER (WHERE t.due_at < ${ctx.clock.now().toISOString()}::timestamptz))::int AS late,
        COALESCE(min(t.due_at), 'infinity') AS first,
        COALESCE(min(t.due_at), 'infinity')::text AS due,
        (count(*) FILTER (WHERE NOT (${IS_OURS})))::int AS theirs,
        min(t.updated_at) FILTER (WHERE NOT (${IS_OURS})) AS oldest
      FROM ${tickets} t
      WHERE t.status NOT IN ('solved', 'closed') ${org ? sql`AND t.org_id = ${org.id}` : sql``}
      GROUP BY t.org_id
    ) o
    WHERE ${isPlace ? sql`(o.first, o."orgId") > (${due}::timestamptz, ${id})` : sql`true`}
    ORDER BY o.first, o."orgId" LIMIT ${limit + 1}`);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: await show(ctx, items),
    nextCursor: last ? cursorAfter(`${last.due}|${last.orgId}`) : null,
  };
}

// An answer that is late is owed, whoever wrote last.
const IS_OURS = sql`t.due_at IS NOT NULL OR (t.waits IS NULL AND t.status <> 'pending_customer')`;

async function show(ctx: Ctx, rows: Row[]): Promise<OwedWork[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ orgId }) => orgId);
  const found = await ctx.db.select().from(organisations).where(inArray(organisations.id, ids));
  const byId = new Map(found.map(({ id, slug, name }) => [id, { id, slug, name }]));
  const instant = (text: string | null): string | null =>
    text === null || text === 'infinity' ? null : new Date(text).toISOString();
  return rows.map(({ orgId, ours, late, due, theirs, oldest }) => ({
    organisation: byId.get(orgId) ?? null,
    weOwe: { tickets: ours, late, nextDueAt: instant(due) },
    theyOwe: { tickets: theirs, oldestAt: instant(oldest) },
  }));
}
