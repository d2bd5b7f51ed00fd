import { agentOf, assignNext } from '#ticket-handling';
import { tickets, type TicketRefusal } from '#ticket-store';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

/**
 * Gives open tickets that nobody has to those in the rota who have room, what is due next first. Each is given in a
 * transaction of its own, so that one refusal takes nothing back; what somebody has taken meanwhile stays theirs.
 *
 * @returns how many were given, and how many of those looked at nobody has room for
 * @throws Problem `forbidden` for everybody but staff
 * @example await dealTickets(ctx, { most: 20 }); // { given: 18, left: 2 }
 */
export async function dealTickets(
  ctx: Ctx,
  { most }: { most: number },
): Promise<{ given: number; left: number }> {
  agentOf(ctx, 'full');
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    SELECT t.id FROM ${tickets} t
    WHERE t.status NOT IN ('solved', 'closed') AND t.assignee_id IS NULL
    ORDER BY t.assignee_id, COALESCE(t.due_at, 'infinity'::timestamptz), t.id LIMIT ${most}`);
  let given = 0;
  for (const [looked, { id }] of rows.entries())
    try {
      if (await assignNext(ctx, { ticket: id })) given += 1;
    } catch (error) {
      const reason = error instanceof Problem ? error.extra.reason : undefined;
      if (reason === ('no-agent' satisfies TicketRefusal)) return { given, left: rows.length - looked };
      // It became part of another one meanwhile.
      if (reason !== ('ticket-merged' satisfies TicketRefusal)) throw error;
    }
  return { given, left: 0 };
}
