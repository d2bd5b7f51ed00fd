import type { Delivery } from '@codepushgo/contract';
import type { webhookDeliveries } from './schema.ts';

/** A delivery as its row keeps it. */
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

/** A delivery as the log shows it. */
export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    event: row.event,
    state: row.state,
    attemptCount: row.attemptCount,
    createdAt: row.createdAt.toISOString(),
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastFailure: row.lastFailure,
    nextAttemptAt: row.dueAt?.toISOString() ?? null,
  };
}
