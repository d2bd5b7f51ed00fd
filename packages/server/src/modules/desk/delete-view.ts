import { mutate } from '#audit';
import { agentOf } from '#ticket-handling';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { deskViews } from './schema.ts';
import { ownView } from './views.ts';

/**
 * Removes a view of one's own, also for those with whom it was shared.
 *
 * @throws Problem `not-found`
 */
export async function deleteView(ctx: Ctx, { view }: { view: string }): Promise<void> {
  const { permit, accountId } = agentOf(ctx, 'full');
  await mutate(ctx, permit, async (tx) => {
    const { id } = await ownView(tx, accountId, view);
    await tx.delete(deskViews).where(eq(deskViews.id, id));
    const audit = { action: 'desk-view.deleted', orgId: null, targetType: 'desk-view', targetId: id };
    return { result: undefined, audit };
  });
}
