import { agentOf } from '#ticket-handling';
import { tickets } from '#ticket-store';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const MOST_TAGS = 500;

/** The tags of open tickets, most used first: what staff choose from. */
export async function listTags(ctx: Ctx): Promise<{ items: { tag: string; tickets: number }[] }> {
  agentOf(ctx, 'read');
  const { rows } = await ctx.db.execute<{ tag: string; tickets: number }>(sql`
    SELECT tag, count(*)::int AS tickets FROM ${tickets} t, jsonb_array_elements_text(t.tags) tag
    WHERE t.status NOT IN ('solved', 'closed') GROUP BY tag ORDER BY tickets DESC, tag LIMIT ${MOST_TAGS}`);
  return { items: rows };
}
