import { eventTypes } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import { accounts } from '#accounts';
import { holdersOf } from '#apps';
import { can } from '#organisations';
import type { Ctx, Happening } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { wants } from './queue-alerts.ts';
import { alertSubscriptions } from './schema.ts';
import { alertText } from './texts.ts';
import { unsubscribeUrl } from './unsubscribe-link.ts';

/** Mails an event to each subscriber who may see it now, in their language; all mails or none are written. */
export async function sendAlerts(ctx: Ctx, happening: Happening): Promise<void> {
  const { orgId } = happening;
  await ctx.db.transaction(async (tx) => {
    const readers = await readersOf(tx, happening);
    if (readers.size === 0) return;
    const subscribers = await tx
      .select({ subscription: alertSubscriptions, email: accounts.email, language: accounts.language })
      .from(alertSubscriptions)
      .innerJoin(accounts, eq(accounts.id, alertSubscriptions.accountId))
      .where(and(eq(alertSubscriptions.orgId, orgId), wants(happening.type)));
    for (const { subscription, email, language } of subscribers) {
      const { accountId, projectIds } = subscription;
      if (!readers.has(accountId) || !suits(projectIds, happening.projectId)) continue;
      const link = unsubscribeUrl(ctx, { orgId, accountId });
      const text = alertText(language, happening, link);
      if (text) await sendMail(ctx, tx, { to: email, kind: 'alert', ...text, unsubscribeUrl: link });
    }
  });
}

function suits(projectIds: string[] | null, projectId: string | null): boolean {
  return projectIds === null || (projectId !== null && projectIds.includes(projectId));
}

// Roles may have changed since somebody subscribed.
async function readersOf(tx: Tx, { type, orgId, projectId, appId }: Happening): Promise<Set<string>> {
  const { needs } = eventTypes[type];
  if (needs === null || projectId === null || appId === null) return new Set();
  const holders = (await holdersOf(tx, [{ id: appId, orgId, projectId }])).get(appId) ?? [];
  return new Set(holders.filter(({ role }) => can(role, needs)).map(({ accountId }) => accountId));
}
