import { cataloguesOf } from '#plans';
import type { OrganisationRow } from '#organisations';
import { and, inArray, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { readFacts, type Facts, type Said } from './facts.ts';
import { billingChanges } from './schema.ts';
import { startingChange } from './starting-change.ts';

type Found = Pick<OrganisationRow, 'id' | 'createdAt'>;

/**
 * What was known at an instant about these organisations, by id.
 *
 * @param db the transaction inside of one
 * @param known what was said later is left out, so that the past stays as it was
 * @example (await loadFacts(ctx, ctx.db, [org], now)).get(org.id)?.contracts;
 */
export async function loadFacts(
  ctx: Ctx,
  db: Db | Tx,
  orgs: Found[],
  known: Date,
): Promise<Map<string, Facts>> {
  const ids = orgs.map(({ id }) => id);
  const rows = await db
    .select()
    .from(billingChanges)
    .where(and(inArray(billingChanges.orgId, ids), lte(billingChanges.at, known)))
    .orderBy(billingChanges.orgId, billingChanges.number);
  const byOrg = Map.groupBy<string, Said & { orgId: string }>(rows, ({ orgId }) => orgId);
  const histories = new Map<string, Said[]>();
  for (const org of orgs) histories.set(org.id, await fromStart(ctx, db, org, byOrg.get(org.id) ?? []));
  const said = [...histories.values()].flat();
  const versions = said.flatMap(({ change }) =>
    'catalogueVersion' in change ? [change.catalogueVersion] : [],
  );
  const catalogues = await cataloguesOf(db, versions);
  const catalogueBy = (version: number) => catalogues.get(version)!.catalogue;
  return new Map([...histories].map(([id, history]) => [id, readFacts(history, catalogueBy)]));
}

/**
 * What was known at an instant about one organisation, see {@link loadFacts}.
 *
 * @example const { organisation, contracts } = await loadFactsOf(ctx, ctx.db, org, now);
 */
export async function loadFactsOf(ctx: Ctx, db: Db | Tx, org: Found, known: Date): Promise<Facts> {
  return (await loadFacts(ctx, db, [org], known)).get(org.id)!;
}

// A process of the version before this module founds organisations without a plan.
async function fromStart(ctx: Ctx, db: Db | Tx, org: Found, history: Said[]): Promise<Said[]> {
  if (history.some(({ change }) => change.kind === 'plan.set')) return history;
  return [{ at: org.createdAt, change: await startingChange(ctx, db, org.createdAt) }, ...history];
}
