import type { BillingEntry } from '@codepushgo/contract';
import { authorise, organisationAccess } from '#organisations';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { billingChanges } from './schema.ts';

/** Which entries are wanted. */
export interface HistoryRequest extends PageRequest {
  about?: 'plan' | 'credits' | 'add-on' | 'contract' | undefined;
}

/** All changes of plan, credits, add-ons and contract of one's organisation, newest first. */
export async function listBillingHistory(
  ctx: Ctx,
  input: { org: string } & HistoryRequest,
): Promise<Page<BillingEntry>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'billing.read');
  return billingHistory(ctx, org.id, input);
}

/**
 * The history of one organisation, newest first. Who may read it is judged by the caller.
 *
 * @example const ledger = await billingHistory(ctx, org.id, { about: 'credits', limit: 50 });
 */
export async function billingHistory(
  ctx: Ctx,
  orgId: string,
  { about, cursor, limit }: HistoryRequest,
): Promise<Page<BillingEntry>> {
  const before = afterCursor(cursor);
  const { number, at, by, reason, change } = billingChanges;
  const rows = await ctx.db
    .select({ number, at, by, reason, change })
    .from(billingChanges)
    .where(
      and(
        eq(billingChanges.orgId, orgId),
        before === undefined ? undefined : lt(billingChanges.number, Number(before) || 0),
        about && sql`split_part(${billingChanges.change} ->> 'kind', '.', 1) = ${about}`,
      ),
    )
    .orderBy(desc(billingChanges.number))
    .limit(limit + 1);
  const items = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  return toPage(items, limit, (entry) => String(entry.number));
}
