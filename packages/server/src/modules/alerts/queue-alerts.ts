import { and, eq, sql } from 'drizzle-orm';
import { eventTypes } from '@codepushgo/contract';
import type { Ctx, Happening } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { alertSubscriptions } from './schema.ts';

/** The job that turns an event into mails. */
export const SEND_ALERTS = 'alerts.send';

/** Writes the job, if anybody in the organisation wants to be told; who may be is judged when it runs. */
export async function queueAlerts(ctx: Ctx, tx: Tx, happening: Happening): Promise<void> {
  if (eventTypes[happening.type].needs === null) return;
  const [somebody] = await tx
    .select({ accountId: alertSubscriptions.accountId })
    .from(alertSubscriptions)
    .where(and(eq(alertSubscriptions.orgId, happening.orgId), wants(happening.type)))
    .limit(1);
  if (somebody) await ctx.jobs.send(tx, SEND_ALERTS, happening);
}

/** The condition that a subscription names an event. */
export function wants(type: Happening['type']) {
  return sql`${alertSubscriptions.events} @> ${JSON.stringify([type])}::jsonb`;
}
