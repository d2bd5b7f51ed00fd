import type { Coverage } from '@codepushgo/contract';
import type { OrganisationRow } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { coverage, type ProjectFacts } from './coverage.ts';
import { loadFactsOf } from './load-facts.ts';

/**
 * What an organisation, or one project of it, is covered for: whether technical requests are processed, by which
 * row of response times, and why. Every module asks this and judges nothing of it itself.
 *
 * @param project null: the organisation as a whole
 * @param options `at`: another instant than now, judged by what was known then; `tx`: the transaction one is in
 * @example
 * const { paid, responseRow, kind } = await coverageOf(ctx, org, project);
 */
export async function coverageOf(
  ctx: Ctx,
  org: Pick<OrganisationRow, 'id' | 'createdAt'>,
  project: ProjectFacts | null = null,
  options: { at?: Date; tx?: Db | Tx } = {},
): Promise<Coverage> {
  const at = options.at ?? ctx.clock.now();
  const { organisation, contracts } = await loadFactsOf(ctx, options.tx ?? ctx.db, org, at);
  return coverage(organisation, project, contracts, at);
}
