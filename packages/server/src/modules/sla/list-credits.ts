import type { SlaCredit } from '@codepushgo/contract';
import { and, desc, eq, lt } from 'drizzle-orm';
import { authorise, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { slaCredits } from './schema.ts';

/** The account of service credits of an organisation, newest first. */
export async function listCredits(ctx: Ctx, input: { org: string } & PageRequest): Promise<Page<SlaCredit>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'billing.read');
  const before = afterCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(slaCredits)
    .where(
      and(
        eq(slaCredits.orgId, org.id),
        before === undefined ? undefined : lt(slaCredits.number, Number(before) || 0),
      ),
    )
    .orderBy(desc(slaCredits.number))
    .limit(input.limit + 1);
  const items = rows.map((row) => ({
    number: row.number,
    at: row.at.toISOString(),
    claimId: row.claimId,
    month: row.month,
    amountCents: row.amountCents,
    balanceCents: row.balanceCents,
  }));
  return toPage(items, input.limit, ({ number }) => String(number));
}
