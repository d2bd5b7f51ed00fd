import { findAccount } from '#accounts';
import { permitSystem, recordAudit } from '#audit';
import { mailAutomatically } from '#ticket-mail';
import { openRequest } from '#ticket-requests';
import { eq, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { hashSecret, newToken } from '../../platform/secrets.ts';
import { formRequests } from './schema.ts';

type FormRow = typeof formRequests.$inferSelect;

/** How long the link of a form works. */
export const FORM_LINK_MS = 24 * 60 * 60 * 1000;

const FOR_EVERYBODY: FormRow['category'][] = ['security', 'abuse', 'data_protection'];

/**
 * Follows what was written in the form: dangers go to their queue at once, everything else waits until its address is
 * proved by a link that only a registered one is sent. What nobody registered wrote is forgotten.
 */
export async function followForm(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [form] = await tx.select().from(formRequests).where(eq(formRequests.id, id)).for('update');
    if (!form || form.tokenHash !== null) return;
    if (FOR_EVERYBODY.includes(form.category)) {
      await openFor(ctx, tx, form);
      return forget(tx, id);
    }
    const account = await findAccount(tx, form.address);
    if (!account) return forget(tx, id);
    const token = newToken();
    const url = `${ctx.config.publicUrl}/${form.language}/support/contact/confirm?token=${token}`;
    const state = await mailAutomatically(ctx, tx, { kind: 'form_link', recipient: form.address, url });
    if (state === 'suppressed') return forget(tx, id);
    await tx
      .update(formRequests)
      .set({ tokenHash: hashSecret(token) })
      .where(eq(formRequests.id, id));
  });
}

async function forget(tx: Tx, id: string): Promise<void> {
  await tx.delete(formRequests).where(eq(formRequests.id, id));
}

// Whose address it is stays open: a person answers.
async function openFor(ctx: Ctx, tx: Tx, form: FormRow): Promise<void> {
  const { address, category, subject, text, language, createdAt } = form;
  const { audit } = await openRequest(ctx, tx, {
    category,
    subject,
    text,
    language,
    severity: 'normal',
    channel: 'form',
    accountId: null,
    email: address,
    authenticated: false,
    orgId: null,
    projectId: null,
    isDifferent: false,
    receivedAt: createdAt,
  });
  if (audit) await recordAudit(ctx, tx, permitSystem('support-form'), audit);
}

/** Forgets what nobody has confirmed. */
export async function sweepForms(ctx: Ctx): Promise<void> {
  await ctx.db
    .delete(formRequests)
    .where(lt(formRequests.createdAt, new Date(ctx.clock.nowMs() - FORM_LINK_MS)));
}
