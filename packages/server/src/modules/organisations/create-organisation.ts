import type { Organisation } from '@codepushgo/contract';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { insertOrganisation } from './insert-organisation.ts';
import { authorisePerson, signedIn } from './policy.ts';
import { toOrganisation } from './shapes.ts';

const PER_ACCOUNT: RateRule = { name: 'organisation.create', points: 100, durationSeconds: 86_400 };

/**
 * Founds an organisation; the caller becomes its owner.
 *
 * @throws Problem `name-taken` for a slug that an organisation or a person has
 * @example const { id, role } = await createOrganisation(ctx, { name: 'Acme', slug: 'acme' }); // role: 'owner'
 */
export async function createOrganisation(
  ctx: Ctx,
  input: { name: string; slug: string },
): Promise<Organisation> {
  const actor = signedIn(ctx.actor);
  const permit = authorisePerson(actor, 'organisation.create');
  await ctx.limits.consume(PER_ACCOUNT, actor.accountId);
  return mutate(ctx, permit, async (tx) => {
    const row = await insertOrganisation(ctx, tx, { ...input, ownerId: actor.accountId, personal: false });
    return {
      result: toOrganisation(row, 'owner'),
      audit: {
        action: 'organisation.created',
        orgId: row.id,
        targetType: 'organisation',
        targetId: row.id,
        details: { kind: 'team', ownerId: actor.accountId },
      },
    };
  });
}
