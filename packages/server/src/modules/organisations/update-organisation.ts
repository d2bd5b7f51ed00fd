import type { Organisation } from '@codepushgo/contract';
import { mutate } from '#audit';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { lockOrganisation } from './lock-organisation.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import { organisations } from './schema.ts';
import { toOrganisation } from './shapes.ts';

/** Renames an organisation; the slug stays, for addresses and scripts hold it. */
export async function updateOrganisation(
  ctx: Ctx,
  input: { org: string; name: string },
): Promise<Organisation> {
  const { org, access } = await organisationAccess(ctx, input.org);
  return mutate(ctx, authorise(access, 'organisation.update'), async (tx) => {
    await lockOrganisation(tx, org.id, 'no key update');
    await tx.update(organisations).set({ name: input.name }).where(eq(organisations.id, org.id));
    return {
      result: toOrganisation({ ...org, name: input.name }, access.role),
      audit: {
        action: 'organisation.updated',
        orgId: org.id,
        targetType: 'organisation',
        targetId: org.id,
        details: { fields: ['name'] },
      },
    };
  });
}
