import type { PublishedCatalogue } from '@codepushgo/contract';
import { authoriseOperator } from '#organisations';
import { desc, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { seedCatalogue, toPublished } from './catalogues.ts';
import { planCatalogues } from './schema.ts';

/** All versions of the catalogue, newest first, those to come included. */
export async function listPlanCatalogues(ctx: Ctx, input: PageRequest): Promise<Page<PublishedCatalogue>> {
  authoriseOperator(ctx.actor, 'plan-catalogue.read', 'read');
  const before = afterCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(planCatalogues)
    .where(before === undefined ? undefined : lt(planCatalogues.version, Number(before) || 0))
    .orderBy(desc(planCatalogues.version))
    .limit(input.limit + 1);
  // The oldest of all comes last, and only once.
  const isOldest = rows.length <= input.limit && before !== String(seedCatalogue.version);
  return toPage([...rows, ...(isOldest ? [seedCatalogue] : [])].map(toPublished), input.limit, (row) =>
    String(row.version),
  );
}
