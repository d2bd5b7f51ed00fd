import type { Coverage } from '@codepushgo/contract';
import { authorise, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { coverageOf } from './coverage-of.ts';

/** What the organisation as a whole is covered for; every member may know, and no amounts are told. */
export async function getCoverage(ctx: Ctx, input: { org: string }): Promise<Coverage> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'organisation.read');
  return coverageOf(ctx, org);
}
