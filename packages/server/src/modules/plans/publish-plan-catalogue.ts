import type { PlanCatalogue, PublishedCatalogue } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import { desc, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { type Catalogue, seedCatalogue, toPublished } from './catalogues.ts';
import { isStartingPlan } from './starting-plan.ts';
import { planCatalogues } from './schema.ts';

/**
 * Publishes a new version of the catalogue. Organisations keep the version that they were put on.
 *
 * @throws Problem `invalid-input` when it would begin in the past, or lacks the plan on which organisations start;
 *   `conflict` when it would begin before a version that is already published
 * @example
 * const { catalogue } = await catalogueAt(ctx.db, ctx.clock.now());
 * await publishPlanCatalogue(ctx, { catalogue, note: 'The same again' });
 */
export async function publishPlanCatalogue(
  ctx: Ctx,
  input: { catalogue: PlanCatalogue; effectiveFrom?: string | undefined; note: string },
): Promise<PublishedCatalogue> {
  const { accountId, permit } = authoriseOperator(ctx.actor, 'plan-catalogue.publish', 'full');
  const { catalogue, note } = input;
  const now = ctx.clock.now();
  const effectiveFrom = input.effectiveFrom ? new Date(input.effectiveFrom) : now;
  if (effectiveFrom < now)
    throw invalid('/effectiveFrom', 'must not lie in the past; leave it out to begin at once');
  if (!isStartingPlan(catalogue, ctx.config.defaultPlan))
    throw invalid(
      '/catalogue/plans',
      `must hold the plan "${ctx.config.defaultPlan}", without a price, for organisations start on it (DEFAULT_PLAN)`,
    );
  return mutate(ctx, permit, async (tx) => {
    const last = await lastVersion(tx);
    if (effectiveFrom < last.effectiveFrom) throw beginsBefore(last);
    const row = {
      version: last.version + 1,
      catalogue,
      effectiveFrom,
      note,
      publishedBy: accountId,
      publishedAt: now,
    };
    await tx.insert(planCatalogues).values(row);
    const targetId = String(row.version);
    return {
      result: toPublished(row),
      audit: {
        action: 'plan-catalogue.published',
        orgId: null,
        targetType: 'plan-catalogue',
        targetId,
        details: { version: row.version, effectiveFrom: effectiveFrom.toISOString() },
      },
    };
  });
}

async function lastVersion(tx: Tx): Promise<Catalogue> {
  // One at a time, so that versions are numbered without gaps and in the order of their beginnings.
  await tx.execute(sql`LOCK TABLE ${planCatalogues} IN EXCLUSIVE MODE`);
  const [row] = await tx.select().from(planCatalogues).orderBy(desc(planCatalogues.version)).limit(1);
  return row ?? seedCatalogue;
}

function invalid(pointer: string, detail: string): Problem {
  return new Problem('invalid-input', `The catalogue cannot be published: ${pointer} ${detail}.`, {
    errors: [{ pointer, detail }],
  });
}

function beginsBefore(last: Catalogue): Problem {
  const instant = last.effectiveFrom.toISOString();
  return new Problem(
    'conflict',
    `Version ${last.version} begins at ${instant}. A later version cannot begin before it.`,
    {
      version: last.version,
      effectiveFrom: instant,
    },
  );
}
