import type { SlaMonth } from '@codepushgo/contract';
import { desc, sql } from 'drizzle-orm';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { toSlaMonth } from './month-shape.ts';
import { slaMonths } from './schema.ts';

/** Closed months with every revision, newest first, for operators. */
export async function listMonths(ctx: Ctx, { cursor, limit }: PageRequest): Promise<Page<SlaMonth>> {
  authoriseOperator(ctx.actor, 'sla.read', 'read');
  const [month, revision] = afterCursor(cursor)?.split('/') ?? [];
  const isBefore = sql`(${slaMonths.month}, ${slaMonths.revision}) < (${month}::text, ${Number(revision) || 0}::int)`;
  const rows = await ctx.db
    .select()
    .from(slaMonths)
    .where(month === undefined ? undefined : isBefore)
    .orderBy(desc(slaMonths.month), desc(slaMonths.revision))
    .limit(limit + 1);
  return toPage(rows.map(toSlaMonth), limit, (one) => `${one.month}/${one.revision}`);
}
