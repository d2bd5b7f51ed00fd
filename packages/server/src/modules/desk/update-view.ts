import type { DeskView } from '@codepushgo/contract';
import { mutate } from '#audit';
import { agentOf } from '#ticket-handling';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { deskViews } from './schema.ts';
import { ownView, showViews, type ViewWish } from './views.ts';

/**
 * Changes a view of one's own.
 *
 * @throws Problem `not-found`
 */
export async function updateView(
  ctx: Ctx,
  { view, name, isShared, filter }: ViewWish & { view: string },
): Promise<DeskView> {
  const { permit, accountId } = agentOf(ctx, 'full');
  return mutate(ctx, permit, async (tx) => {
    const { id } = await ownView(tx, accountId, view);
    const [row] = await tx
      .update(deskViews)
      .set({ name, isShared, filter })
      .where(eq(deskViews.id, id))
      .returning();
    const audit = { action: 'desk-view.updated', orgId: null, targetType: 'desk-view', targetId: id };
    return { result: (await showViews(tx, [row!]))[0]!, audit: { ...audit, details: { isShared } } };
  });
}
