import { and, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { KEPT_MS, MOST_KEPT } from './policy.ts';
import { webhookDeliveries } from './schema.ts';

const BATCH = 5000;

/** Forgets deliveries with their attempts: those that are too old, and of each webhook the oldest of too many. */
export async function sweepDeliveries({ db, clock }: Platform, signal: AbortSignal): Promise<void> {
  const { id, state, createdAt, claimedUntil } = webhookDeliveries;
  const isFinished = and(ne(state, 'pending'), isNull(claimedUntil));
  const before = new Date(clock.nowMs() - KEPT_MS);
  for (let gone = BATCH; gone === BATCH;) {
    signal.throwIfAborted();
    const old = db
      .select({ id })
      .from(webhookDeliveries)
      .where(and(isFinished, lt(createdAt, before)))
      .limit(BATCH);
    gone = (await db.delete(webhookDeliveries).where(inArray(id, old)).returning({ id })).length;
  }
  for (const { webhookId, oldest } of await overfull(db)) {
    signal.throwIfAborted();
    const isTooMany = and(eq(webhookDeliveries.webhookId, webhookId), lt(id, oldest), isFinished);
    await db.delete(webhookDeliveries).where(isTooMany);
  }
}

/** Webhooks with more than they may keep, each with the id of the oldest delivery that stays. */
async function overfull(db: Platform['db']): Promise<{ webhookId: string; oldest: string }[]> {
  const { rows } = await db.execute(sql`
    SELECT webhook_id AS "webhookId", min(id) AS oldest
    FROM (
      SELECT webhook_id, id, row_number() OVER (PARTITION BY webhook_id ORDER BY id DESC) AS place
      FROM webhook_deliveries
    ) AS numbered
    WHERE place <= ${MOST_KEPT}
    GROUP BY webhook_id
    HAVING count(*) = ${MOST_KEPT}`);
  return rows as unknown as { webhookId: string; oldest: string }[];
}
