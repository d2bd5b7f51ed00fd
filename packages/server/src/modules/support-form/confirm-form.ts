import { findAccount } from '#accounts';
import { mutate, permitSystem } from '#audit';
import { explainEntitlement } from '#entitlement';
import { acknowledge, onlyOrganisation } from '#support-mail';
import { openRequest } from '#ticket-requests';
import { referenceOf } from '#ticket-store';
import type { EntitlementText } from '@codepushgo/contract';
import { and, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret } from '../../platform/secrets.ts';
import { FORM_LINK_MS } from './follow-form.ts';
import { formRequests } from './schema.ts';

/** What became of a form that was confirmed. */
export interface ConfirmedForm {
  /** Null: it became no ticket; `text` says why. */
  reference: string | null;
  text: Record<Language, EntitlementText>;
}

/**
 * What a link is for, without using it up: mail programs look at links before people do.
 *
 * @throws Problem `link-used-or-expired`
 * @example const { subject } = await peekForm(ctx, token);
 */
export async function peekForm(ctx: Ctx, token: string): Promise<{ subject: string }> {
  const { subject } = await readForm(ctx, ctx.db, token);
  return { subject };
}

/**
 * Uses the link of a form up: the address is proved, and the request is judged like any other of its account.
 *
 * @throws Problem `link-used-or-expired`; `limit-reached`
 * @example const { reference } = await confirmForm(ctx, token); // 'CPG-12'
 */
export async function confirmForm(ctx: Ctx, token: string): Promise<ConfirmedForm> {
  return mutate(ctx, permitSystem('support-form'), async (tx) => {
    const form = await readForm(ctx, tx, token);
    const [used] = await tx.delete(formRequests).where(eq(formRequests.id, form.id)).returning();
    const account = await findAccount(tx, form.address);
    if (!used || !account) throw deadLink();
    const { category, subject, text, language } = form;
    const request = await openRequest(ctx, tx, {
      category,
      subject,
      text,
      language,
      severity: 'normal',
      channel: 'form',
      accountId: account.id,
      email: form.address,
      authenticated: true,
      orgId: category === 'technical' ? null : await onlyOrganisation(tx, account.id),
      projectId: null,
      isDifferent: false,
    });
    await acknowledge(ctx, tx, account, request);
    const { entitlement, ticket, audit } = request;
    const result: ConfirmedForm = {
      reference: ticket && referenceOf(ticket),
      text: { en: explainEntitlement(entitlement, 'en'), fr: explainEntitlement(entitlement, 'fr') },
    };
    return { result, audit };
  });
}

async function readForm(ctx: Ctx, db: Db | Tx, token: string): Promise<typeof formRequests.$inferSelect> {
  const [form] = await db
    .select()
    .from(formRequests)
    .where(
      and(
        eq(formRequests.tokenHash, hashSecret(token)),
        gt(formRequests.createdAt, new Date(ctx.clock.nowMs() - FORM_LINK_MS)),
      ),
    );
  if (!form) throw deadLink();
  return form;
}

function deadLink(): Problem {
  return new Problem(
    'link-used-or-expired',
    'This link is used up or expired. Write the form again, or sign in and open a ticket.',
  );
}
