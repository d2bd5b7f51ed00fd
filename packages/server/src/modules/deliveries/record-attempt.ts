import { and, eq } from 'drizzle-orm';
import { disableWebhook, noteOutcome, type Health } from '#webhooks';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Attempt } from './attempt-delivery.ts';
import type { DeliveryRow } from './delivery-shape.ts';
import { GIVE_UP_TARGET_MS } from './policy.ts';
import { DELIVER } from './queue-delivery.ts';
import { planRetry, retryAfterMs } from './retry-plan.ts';
import { webhookAttempts, webhookDeliveries } from './schema.ts';

const GONE = 410;

/**
 * Keeps an attempt in the log and decides what follows: finished, tried again, given up; or the target is disabled.
 *
 * @param ctx of the system
 */
export async function recordAttempt(
  ctx: Ctx,
  { orgId, id, webhookId }: DeliveryRow,
  attempt: Attempt,
): Promise<void> {
  const { result, at } = attempt;
  const asked = 'status' in result ? retryAfterMs(result.retryAfter, at.getTime()) : 0;
  await ctx.db.transaction(async (tx) => {
    const target = { orgId, id: webhookId };
    // The target is locked before its deliveries, here as by those who disable it.
    const health = await noteOutcome(
      tx,
      target,
      isDelivered(result) ? { kind: 'delivered' } : { kind: 'failed', retryAfterMs: asked },
      ctx.clock.now(),
    );
    const isThis = and(eq(webhookDeliveries.orgId, orgId), eq(webhookDeliveries.id, id));
    const [row] = await tx.select().from(webhookDeliveries).where(isThis).for('no key update');
    if (!row) return;
    const verdict = judge(row, attempt, asked, Math.random());
    await writeAttempt(tx, row, attempt);
    await tx
      .update(webhookDeliveries)
      .set(stateAfter(row, attempt, verdict))
      .where(isThis);
    if (verdict.kind === 'gone') await disableWebhook(ctx, tx, target, 'gone');
    if (verdict.kind === 'given-up' && hasFailedForDays(health, at))
      await disableWebhook(ctx, tx, target, 'failing');
    if (verdict.kind === 'again') await wakeAt(ctx, tx, verdict.at, health);
  });
}

type Verdict = { kind: 'delivered' | 'gone' | 'given-up' } | { kind: 'again'; at: Date };

function isDelivered(result: Attempt['result']): boolean {
  return 'status' in result && result.status >= 200 && result.status < 300;
}

function judge(row: DeliveryRow, { result, at }: Attempt, asked: number, random: number): Verdict {
  if (isDelivered(result)) return { kind: 'delivered' };
  if ('status' in result && result.status === GONE) return { kind: 'gone' };
  const next = planRetry({
    tries: row.tries + 1,
    nowMs: at.getTime(),
    expiresAtMs: row.expiresAt.getTime(),
    retryAfterMs: asked,
    random,
  });
  return next === null ? { kind: 'given-up' } : { kind: 'again', at: new Date(next) };
}

function stateAfter(row: DeliveryRow, { at, result }: Attempt, verdict: Verdict): Partial<DeliveryRow> {
  const facts = {
    claimedUntil: null,
    tries: row.tries + 1,
    attemptCount: row.attemptCount + 1,
    lastAttemptAt: at,
    lastStatus: 'status' in result ? result.status : null,
    lastFailure: 'failure' in result ? result.failure : null,
  };
  if (verdict.kind === 'delivered') return { ...facts, state: 'delivered', dueAt: null };
  // It was cancelled while it was under way.
  if (row.state !== 'pending') return facts;
  if (verdict.kind === 'again') return { ...facts, dueAt: verdict.at };
  return { ...facts, state: 'failed', dueAt: null };
}

async function writeAttempt(tx: Tx, row: DeliveryRow, { at, durationMs, result }: Attempt): Promise<void> {
  const facts = 'status' in result ? { status: result.status } : { failure: result.failure };
  await tx.insert(webhookAttempts).values({
    orgId: row.orgId,
    deliveryId: row.id,
    number: row.attemptCount + 1,
    at,
    durationMs,
    ...facts,
    answer: 'status' in result ? result.answer : '',
  });
}

function hasFailedForDays(health: Health | null, now: Date): boolean {
  const since = health?.failingSince;
  return since !== null && since !== undefined && now.getTime() - since.getTime() >= GIVE_UP_TARGET_MS;
}

async function wakeAt(ctx: Ctx, tx: Tx, at: Date, health: Health | null): Promise<void> {
  const latest = Math.max(at.getTime(), health?.pausedUntil?.getTime() ?? 0);
  const startAfter = Math.max(0, Math.ceil((latest - ctx.clock.nowMs()) / 1000));
  await ctx.jobs.send(tx, DELIVER, {}, { startAfter });
}
