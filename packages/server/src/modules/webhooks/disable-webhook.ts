import { and, eq, inArray } from 'drizzle-orm';
import { accounts } from '#accounts';
import { permitSystem, recordAudit } from '#audit';
import { organisationMembers, organisations } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import type { WebhookRow } from './managed-webhook.ts';
import { webhooks } from './schema.ts';
import { texts } from './texts.ts';

/**
 * Disables a webhook that no person disabled, and tells those who manage it by mail. What waits is cancelled.
 *
 * @param ctx of the system, see `anonymousCtx`
 * @param reason `gone`: it answered 410; `failing`: nothing was delivered for days
 * @example await disableWebhook(ctx, tx, { orgId, id: 'whk_01k…' }, 'gone');
 */
export async function disableWebhook(
  ctx: Ctx,
  tx: Tx,
  { orgId, id }: Pick<WebhookRow, 'orgId' | 'id'>,
  reason: 'gone' | 'failing',
): Promise<void> {
  const [row] = await tx
    .update(webhooks)
    .set({ isEnabled: false, disabledReason: reason, disabledAt: ctx.clock.now() })
    .where(and(eq(webhooks.orgId, orgId), eq(webhooks.id, id), eq(webhooks.isEnabled, true)))
    .returning();
  if (!row) return;
  await recordAudit(ctx, tx, permitSystem('webhook-delivery'), {
    action: 'webhook.disabled',
    orgId,
    targetType: 'webhook',
    targetId: id,
    details: { reason },
  });
  await ctx.news.webhookDisabled(ctx, tx, orgId, id);
  await mailManagers(ctx, tx, row, reason);
}

async function mailManagers(ctx: Ctx, tx: Tx, row: WebhookRow, reason: 'gone' | 'failing'): Promise<void> {
  const managers = await tx
    .select({ email: accounts.email, language: accounts.language, organisation: organisations.name })
    .from(organisationMembers)
    .innerJoin(accounts, eq(accounts.id, organisationMembers.accountId))
    .innerJoin(organisations, eq(organisations.id, organisationMembers.orgId))
    .where(
      and(eq(organisationMembers.orgId, row.orgId), inArray(organisationMembers.role, ['owner', 'admin'])),
    );
  // The rest of the address may be a secret.
  const { host } = new URL(row.url);
  for (const { email, language, organisation } of managers) {
    const text = texts[language][reason]({ organisation, host, description: row.description });
    await sendMail(ctx, tx, { to: email, kind: 'webhook-disabled', ...text });
  }
}
