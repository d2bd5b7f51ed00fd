import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { webhookDeliveries } from './schema.ts';

/** What waits for a webhook that was disabled is not sent; it can be replayed. */
export async function cancelPending(_ctx: Ctx, tx: Tx, orgId: string, webhookId: string): Promise<void> {
  const { state } = webhookDeliveries;
  await tx
    .update(webhookDeliveries)
    .set({ state: 'cancelled', dueAt: null })
    .where(
      and(
        eq(webhookDeliveries.orgId, orgId),
        eq(webhookDeliveries.webhookId, webhookId),
        eq(state, 'pending'),
      ),
    );
}
