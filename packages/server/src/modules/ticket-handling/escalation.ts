import type { Escalation } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { mutate } from '#audit';
import { authoriseOperator, organisations } from '#organisations';
import { namesOf } from '#ticket-store';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { findAgent } from './agents.ts';
import { findOrganisation } from './find-organisation.ts';
import { supportEscalation } from './schema.ts';

const ID = 'support';

/** Whom the operators chose; accounts that are staff no longer are left out. */
export async function readEscalation(
  db: Db | Tx,
): Promise<{ accountIds: string[]; organisationId: string | null }> {
  const [row] = await db.select().from(supportEscalation).where(eq(supportEscalation.id, ID));
  if (!row) return { accountIds: [], organisationId: null };
  const { accountIds, organisationId } = row;
  if (accountIds.length === 0) return { accountIds, organisationId };
  const staff = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(inArray(accounts.id, accountIds), isNotNull(accounts.staff)));
  return { accountIds: accountIds.filter((id) => staff.some((one) => one.id === id)), organisationId };
}

async function show(db: Db | Tx): Promise<Escalation> {
  const { accountIds, organisationId } = await readEscalation(db);
  const names = await namesOf(db, accountIds);
  const [org] =
    organisationId === null
      ? []
      : await db.select().from(organisations).where(eq(organisations.id, organisationId));
  return {
    accounts: accountIds.map((accountId) => ({ accountId, name: names.get(accountId) ?? '' })),
    organisation: org ? { id: org.id, slug: org.slug, name: org.name } : null,
  };
}

/** Who is told when an answer is late, for operators. */
export async function getEscalation(ctx: Ctx): Promise<Escalation> {
  authoriseOperator(ctx.actor, 'support.escalation', 'read');
  return show(ctx.db);
}

/**
 * Chooses who is told when an answer is late: staff by mail, and the webhooks of one organisation.
 *
 * @throws Problem `not-found` for somebody who is not staff, or an organisation that does not exist
 * @example await setEscalation(ctx, { accounts: [account.id], organisation: 'staff' });
 */
export async function setEscalation(
  ctx: Ctx,
  input: { accounts: string[]; organisation: string | null },
): Promise<Escalation> {
  const { permit } = authoriseOperator(ctx.actor, 'support.escalation', 'full');
  const accountIds = [...new Set(input.accounts)];
  for (const accountId of accountIds) await findAgent(ctx.db, accountId);
  const organisationId =
    input.organisation === null ? null : (await findOrganisation(ctx.db, input.organisation)).id;
  return mutate(ctx, permit, async (tx) => {
    const set = { accountIds, organisationId, updatedAt: ctx.clock.now() };
    await tx
      .insert(supportEscalation)
      .values({ id: ID, ...set })
      .onConflictDoUpdate({ target: supportEscalation.id, set });
    const target = { orgId: null, targetType: 'support-escalation', targetId: ID };
    const audit = { action: 'support-escalation.set', ...target, details: { accountIds, organisationId } };
    return { result: await show(tx), audit };
  });
}
