import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { noteTurn, webhooks, type WebhookRow } from '#webhooks';
import type { Platform } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { DeliveryRow } from './delivery-shape.ts';
import { CLAIM_MS, SLOTS_A_TARGET, SLOTS_AN_ORGANISATION } from './policy.ts';
import { webhookDeliveries } from './schema.ts';

/** A message that this process is to send now. */
export interface Claim {
  webhook: WebhookRow;
  delivery: DeliveryRow;
}

const deliveries = webhookDeliveries;

/**
 * Takes messages that are due, one a target, for at most so many slots. Targets take turns: who waited longest comes
 * first, so that a long queue for one target does not keep the others waiting. Other processes take others.
 */
export async function claimDeliveries({ db, clock }: Platform, slots: number): Promise<Claim[]> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const claims: Claim[] = [];
    for (const webhook of await nextTargets(tx, now, slots)) {
      const delivery = await claimOldest(tx, webhook, now);
      if (delivery) claims.push({ webhook, delivery });
    }
    if (claims.length > 0) await noteTurn(tx, idsOf(claims), now);
    return claims;
  });
}

const idsOf = (claims: Claim[]): string[] => claims.map(({ webhook }) => webhook.id);

async function nextTargets(tx: Tx, now: Date, slots: number): Promise<WebhookRow[]> {
  const waiting = tx.select({ id: deliveries.webhookId }).from(deliveries).where(isDue(now));
  const targets = await tx
    .select({ webhook: webhooks, ofOrganisation: underWay(sql`d.org_id = ${webhooks.orgId}`, now) })
    .from(webhooks)
    .where(
      and(
        inArray(webhooks.id, waiting),
        eq(webhooks.isEnabled, true),
        or(isNull(webhooks.pausedUntil), lte(webhooks.pausedUntil, now)),
        sql`${underWay(sql`d.org_id = ${webhooks.orgId} AND d.webhook_id = ${webhooks.id}`, now)} < ${SLOTS_A_TARGET}`,
        sql`${underWay(sql`d.org_id = ${webhooks.orgId}`, now)} < ${SLOTS_AN_ORGANISATION}`,
      ),
    )
    .orderBy(sql`${webhooks.lastAttemptAt} ASC NULLS FIRST`, asc(webhooks.id))
    .limit(slots)
    .for('no key update', { of: webhooks, skipLocked: true });
  return withinOrganisations(targets);
}

function underWay(whose: SQL, now: Date): SQL<number> {
  return sql<number>`(SELECT count(*) FROM webhook_deliveries d WHERE ${whose} AND d.claimed_until > ${now.toISOString()}::timestamptz)`;
}

// The database counted what was under way before this turn.
function withinOrganisations(targets: { webhook: WebhookRow; ofOrganisation: number }[]): WebhookRow[] {
  const taken = new Map<string, number>();
  return targets.flatMap(({ webhook, ofOrganisation }) => {
    const count = taken.get(webhook.orgId) ?? Number(ofOrganisation);
    taken.set(webhook.orgId, count + 1);
    return count < SLOTS_AN_ORGANISATION ? [webhook] : [];
  });
}

async function claimOldest(tx: Tx, webhook: WebhookRow, now: Date): Promise<DeliveryRow | undefined> {
  const [oldest] = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.orgId, webhook.orgId), eq(deliveries.webhookId, webhook.id), isDue(now)))
    .orderBy(deliveries.dueAt, deliveries.id)
    .limit(1)
    .for('no key update', { skipLocked: true });
  if (!oldest) return undefined;
  const [claimed] = await tx
    .update(deliveries)
    .set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
    .where(and(eq(deliveries.orgId, webhook.orgId), eq(deliveries.id, oldest.id)))
    .returning();
  return claimed;
}

function isDue(now: Date): SQL | undefined {
  const { state, dueAt, claimedUntil } = deliveries;
  return and(eq(state, 'pending'), lte(dueAt, now), or(isNull(claimedUntil), lte(claimedUntil, now)));
}

/** Gives a message back untried; the next turn may take it. */
export async function releaseClaim({ db }: Platform, { orgId, id }: DeliveryRow): Promise<void> {
  await db
    .update(deliveries)
    .set({ claimedUntil: null })
    .where(and(eq(deliveries.orgId, orgId), eq(deliveries.id, id)));
}

/** Gives everything back. Only for a process that has the database for itself, at its start. */
export async function releaseAllClaims({ db }: Platform): Promise<void> {
  await db.update(deliveries).set({ claimedUntil: null }).where(isNotNull(deliveries.claimedUntil));
}
