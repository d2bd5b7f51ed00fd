import { and, asc, eq, max } from 'drizzle-orm';
import { mutate, permitSystem, type AuditEntry } from '#audit';
import { loadFactsOf } from '#billing';
import { lockOrganisation } from '#organisations';
import { availabilityPolicyOf, creditCents, measureMonth } from '#status-availability';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { contractInMonth } from './contract-in-month.ts';
import { toFigure } from './figure-shape.ts';
import type { SlaMonthRow } from './freeze-month.ts';
import { monthDates } from './month-dates.ts';
import { slaClaims, slaMonths } from './schema.ts';
import { tellClaim } from './tell-claim.ts';

/** A claim as its row keeps it. */
export type ClaimRow = typeof slaClaims.$inferSelect;

const DAY_MS = 86_400_000;

/** Within how long it is claimed: what was frozen late, or corrected, nobody could claim before. */
function deadlineOf({ month, revision, frozenAt }: SlaMonthRow): Date {
  const { claimDays, freezeDay } = availabilityPolicyOf(month);
  const end = monthDates(month).to.getTime();
  const isInTime = revision === 1 && frozenAt.getTime() < end + freezeDay * DAY_MS;
  return new Date((isInTime ? end : frozenAt.getTime()) + claimDays * DAY_MS);
}

/** What a month is worth to an organisation, less what earlier revisions brought; null when there is nothing to do. */
async function claimOf(
  ctx: Ctx,
  tx: Tx,
  month: SlaMonthRow,
  orgId: string,
  before: ClaimRow[],
): Promise<ClaimRow | null> {
  const { contracts } = await loadFactsOf(
    ctx,
    tx,
    await lockOrganisation(tx, orgId, 'no key update'),
    ctx.clock.now(),
  );
  const contract = contractInMonth(contracts, monthDates(month.month));
  if (!contract) return null;
  const { term, feeMicroUsd, contractId } = contract;
  const figure = toFigure(measureMonth(month.facts, { month: month.month, term, orgId }));
  const credited = before
    .filter(({ status }) => status === 'approved')
    .reduce((sum, one) => sum + one.creditCents, 0);
  return {
    orgId,
    id: newId('clm', ctx.clock),
    month: month.month,
    revision: month.revision,
    status: 'ready',
    figure,
    contractId,
    feeMicroUsd,
    creditPercent: figure.creditPercent,
    creditCents: Math.max(0, creditCents(feeMicroUsd, figure.creditPercent) - credited),
    madeAt: ctx.clock.now(),
    deadline: deadlineOf(month),
    confirmedAt: null,
    confirmedBy: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
  };
}

// A job may come late: what was corrected in the meantime is worth nothing any more.
async function isNewest(tx: Tx, { month, revision }: SlaMonthRow): Promise<boolean> {
  const [newest] = await tx
    .select({ revision: max(slaMonths.revision) })
    .from(slaMonths)
    .where(eq(slaMonths.month, month));
  return newest?.revision === revision;
}

const audited = (
  action: string,
  { orgId, id, month, revision, creditCents: cents }: ClaimRow,
): AuditEntry => ({
  action,
  orgId,
  targetType: 'sla-claim',
  targetId: id,
  details: { month, revision, creditCents: cents },
});

/**
 * Fills in the claim of one organisation for a frozen month, where one is due. A revision that changes its figure
 * replaces what is not decided yet; what was credited stays credited.
 */
export async function makeClaim(ctx: Ctx, month: SlaMonthRow, orgId: string): Promise<void> {
  await mutate(ctx, permitSystem('sla'), async (tx) => {
    // Taken first, so that two runs make one claim.
    await lockOrganisation(tx, orgId, 'no key update');
    const of = and(eq(slaClaims.orgId, orgId), eq(slaClaims.month, month.month));
    const before = await tx.select().from(slaClaims).where(of).orderBy(asc(slaClaims.revision));
    const last = before.at(-1);
    const isDue = (last?.revision ?? 0) < month.revision && (await isNewest(tx, month));
    const claim = isDue ? await claimOf(ctx, tx, month, orgId, before) : null;
    // A claim that was replaced by nothing is due again when its figure is.
    const standing = last?.status === 'replaced' ? null : last?.figure.availabilityExact;
    if (!claim || standing === claim.figure.availabilityExact) return { result: undefined, audit: null };
    const replaced = before.filter(({ status }) => status === 'ready' || status === 'confirmed');
    for (const { id } of replaced)
      await tx
        .update(slaClaims)
        .set({ status: 'replaced' })
        .where(and(eq(slaClaims.orgId, orgId), eq(slaClaims.id, id)));
    const audit = replaced.map((row) => audited('sla-claim.replaced', row));
    if (claim.creditCents === 0) return { result: undefined, audit };
    await tx.insert(slaClaims).values(claim);
    await tellClaim(ctx, tx, claim, null, { type: 'sla-claim.ready' });
    return { result: undefined, audit: [...audit, audited('sla-claim.made', claim)] };
  });
}
