import type { DeskView } from '@codepushgo/contract';
import { mutate } from '#audit';
import { agentOf } from '#ticket-handling';
import { count, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { deskViews } from './schema.ts';
import { showViews, type ViewWish } from './views.ts';

const MOST_VIEWS = 100;

/**
 * Keeps a filter under a name, for oneself or for all staff.
 *
 * @throws Problem `limit-reached` for more than 100 of one's own
 * @example await createView(ctx, { name: 'Late ones', isShared: true, filter: { breached: true } });
 */
export async function createView(ctx: Ctx, { name, isShared, filter }: ViewWish): Promise<DeskView> {
  const { permit, accountId } = agentOf(ctx, 'full');
  return mutate(ctx, permit, async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`desk views ${accountId}`}))`);
    const [own] = await tx.select({ n: count() }).from(deskViews).where(eq(deskViews.accountId, accountId));
    if ((own?.n ?? 0) >= MOST_VIEWS)
      throw new Problem('limit-reached', `You have ${MOST_VIEWS} views. Remove one that you do not need.`, {
        limit: MOST_VIEWS,
        actual: own?.n ?? 0,
      });
    const id = newId('viw', ctx.clock);
    const [row] = await tx
      .insert(deskViews)
      .values({ id, accountId, name, isShared, filter, createdAt: ctx.clock.now() })
      .returning();
    const audit = { action: 'desk-view.created', orgId: null, targetType: 'desk-view', targetId: id };
    return { result: (await showViews(tx, [row!]))[0]!, audit: { ...audit, details: { isShared } } };
  });
}
