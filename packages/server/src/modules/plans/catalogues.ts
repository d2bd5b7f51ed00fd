import type { PlanCatalogue, PublishedCatalogue } from '@codepushgo/contract';
import { desc, inArray, lte } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { CATALOGUE_2026_11 } from './catalogue-seed.ts';
import { planCatalogues } from './schema.ts';

/** A version of the catalogue and what is known about it. */
export interface Catalogue {
  version: number;
  catalogue: PlanCatalogue;
  effectiveFrom: Date;
  note: string;
  publishedBy: string | null;
  publishedAt: Date;
}

const SEED_DATE = new Date('2026-11-01T00:00:00.000Z');

/** What the software brings along; it holds until an operator publishes another. */
export const seedCatalogue: Catalogue = {
  version: 1,
  catalogue: CATALOGUE_2026_11,
  effectiveFrom: SEED_DATE,
  note: 'The plans of November 2026.',
  publishedBy: null,
  publishedAt: SEED_DATE,
};

/**
 * The version of the catalogue that is offered at an instant.
 *
 * @example const { version } = await catalogueAt(ctx.db, ctx.clock.now());
 */
export async function catalogueAt(db: Db | Tx, instant: Date): Promise<Catalogue> {
  const [row] = await db
    .select()
    .from(planCatalogues)
    .where(lte(planCatalogues.effectiveFrom, instant))
    .orderBy(desc(planCatalogues.version))
    .limit(1);
  return row ?? seedCatalogue;
}

/**
 * These versions of the catalogue, by number.
 *
 * @throws Error when one does not exist: rows name versions that stay for ever
 * @example (await cataloguesOf(ctx.db, [1])).get(1)?.catalogue.plans.length; // 7
 */
export async function cataloguesOf(db: Db | Tx, versions: number[]): Promise<Map<number, Catalogue>> {
  const wanted = new Set(versions);
  const found = new Map([[seedCatalogue.version, seedCatalogue]]);
  const published = [...wanted].filter((version) => !found.has(version));
  if (published.length > 0) {
    const rows = await db.select().from(planCatalogues).where(inArray(planCatalogues.version, published));
    for (const row of rows) found.set(row.version, row);
  }
  const missing = published.filter((version) => !found.has(version));
  if (missing.length > 0) throw new Error(`The plan catalogue has no version ${missing.join(', ')}`);
  return found;
}

/** A version as operators see it. */
export function toPublished(row: Catalogue): PublishedCatalogue {
  return {
    ...row,
    effectiveFrom: row.effectiveFrom.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
  };
}
