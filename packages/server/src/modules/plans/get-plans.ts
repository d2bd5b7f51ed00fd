import type { CatalogueVersion } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { catalogueAt } from './catalogues.ts';

/** What is offered now, for everybody. */
export async function getPlans(ctx: Ctx): Promise<CatalogueVersion> {
  const { version, effectiveFrom, catalogue } = await catalogueAt(ctx.db, ctx.clock.now());
  return { version, effectiveFrom: effectiveFrom.toISOString(), catalogue };
}
