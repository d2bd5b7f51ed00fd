import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { WebhookRow } from './managed-webhook.ts';
import { pauseMs } from './policy.ts';
import { webhooks } from './schema.ts';

/** What an attempt says of its target. */
export type Outcome = { kind: 'delivered' } | { kind: 'failed'; retryAfterMs: number };

/** How a target is doing. */
export type Health = Pick<WebhookRow, 'failingSince' | 'failureCount' | 'pausedUntil'>;

/**
 * Keeps how a target is doing, and pauses it after a failure.
 *
 * @returns how it is doing now; null when it was deleted meanwhile
 * @example await noteOutcome(tx, { orgId, id: 'whk_01k…' }, { kind: 'delivered' }, now);
 */
export async function noteOutcome(
  tx: Tx,
  { orgId, id }: Pick<WebhookRow, 'orgId' | 'id'>,
  outcome: Outcome,
  now: Date,
): Promise<Health | null> {
  const isThis = and(eq(webhooks.orgId, orgId), eq(webhooks.id, id));
  const [row] = await tx.select().from(webhooks).where(isThis).for('no key update');
  if (!row) return null;
  const health = outcome.kind === 'delivered' ? HEALTHY : failed(row, outcome.retryAfterMs, now);
  if (row.failureCount !== health.failureCount) await tx.update(webhooks).set(health).where(isThis);
  return health;
}

const HEALTHY: Health = { failingSince: null, failureCount: 0, pausedUntil: null };

function failed(row: WebhookRow, retryAfterMs: number, now: Date): Health {
  const failureCount = row.failureCount + 1;
  const pausedUntil = new Date(now.getTime() + pauseMs(failureCount, retryAfterMs));
  return { failingSince: row.failingSince ?? now, failureCount, pausedUntil };
}

/**
 * Notes that targets have had their turn.
 *
 * @example await noteTurn(tx, ['whk_01k…'], now);
 */
export async function noteTurn(tx: Tx, ids: string[], now: Date): Promise<void> {
  await tx.update(webhooks).set({ lastAttemptAt: now }).where(inArray(webhooks.id, ids));
}
