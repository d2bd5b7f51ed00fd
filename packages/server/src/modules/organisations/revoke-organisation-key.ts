import { deleteOrganisationKey } from '#access-keys';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import type { OrganisationRefusal } from './refusals.ts';

/**
 * Revokes somebody's access key that works in this organisation alone; it is refused at once.
 *
 * @throws Problem `not-found`, also for keys that reach further: those are their owner's
 */
export async function revokeOrganisationKey(ctx: Ctx, input: { org: string; key: string }): Promise<void> {
  const { org, access } = await organisationAccess(ctx, input.org);
  await mutate(ctx, authorise(access, 'access-key.manage'), async (tx) => {
    const key = await deleteOrganisationKey(tx, org.id, input.key);
    if (!key) {
      throw new Problem('not-found', 'No access key of this organisation alone has this id.', {
        reason: 'access-key-not-found' satisfies OrganisationRefusal,
      });
    }
    return {
      result: undefined,
      audit: {
        action: 'access-key.revoked',
        orgId: org.id,
        targetType: 'access-key',
        targetId: key.id,
        details: { accountId: key.accountId },
      },
    };
  });
}
