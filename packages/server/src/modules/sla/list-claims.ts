import type { CustomerSlaClaim } from '@codepushgo/contract';
import { and, desc, eq, lt } from 'drizzle-orm';
import { authoriseOperator, organisations } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { toClaim } from './claim-shape.ts';
import type { ClaimRow } from './make-claim.ts';
import { slaClaims } from './schema.ts';

/** Claims of all customers, newest first, for operators. */
export async function listClaims(
  ctx: Ctx,
  { status, cursor, limit }: PageRequest & { status?: ClaimRow['status'] | undefined },
): Promise<Page<CustomerSlaClaim>> {
  authoriseOperator(ctx.actor, 'sla.read', 'read');
  const before = afterCursor(cursor);
  const { id, slug, name } = organisations;
  const rows = await ctx.db
    .select({ claim: slaClaims, organisation: { id, slug, name } })
    .from(slaClaims)
    .innerJoin(organisations, eq(organisations.id, slaClaims.orgId))
    .where(
      and(
        status && eq(slaClaims.status, status),
        before === undefined ? undefined : lt(slaClaims.id, before),
      ),
    )
    .orderBy(desc(slaClaims.id))
    .limit(limit + 1);
  const now = ctx.clock.now();
  const items = rows.map(({ claim, organisation }) => ({ ...toClaim(claim, now), organisation }));
  return toPage(items, limit, (one) => one.id);
}
