import type { PolicyVersion } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { policyAt, policyVersion, toVersion } from './policies.ts';

/** The policy in force, for everybody. */
export async function getPolicy(ctx: Ctx): Promise<PolicyVersion> {
  return toVersion(await policyAt(ctx.db, ctx.clock.now()), ctx.config.publicUrl);
}

/**
 * A version that is or was in force, for whoever wants to know by what a request was judged.
 *
 * @throws Problem `not-found` when there is none, or it is only to come
 */
export async function getPolicyVersion(ctx: Ctx, input: { version: number }): Promise<PolicyVersion> {
  const found = await policyVersion(ctx.db, input.version);
  if (found && found.effectiveFrom <= ctx.clock.now()) return toVersion(found, ctx.config.publicUrl);
  throw new Problem('not-found', `The support policy has no version ${input.version} that has begun.`);
}
