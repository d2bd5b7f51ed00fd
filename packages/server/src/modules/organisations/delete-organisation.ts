import { mutate } from '#audit';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { lockOrganisation } from './lock-organisation.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import { personalOrganisation, type OrganisationRefusal } from './refusals.ts';
import { organisations } from './schema.ts';

/**
 * Deletes an organisation without apps. Its slug is never given out again.
 *
 * @throws Problem `conflict` for a personal organisation, and while apps remain
 */
export async function deleteOrganisation(ctx: Ctx, input: { org: string }): Promise<void> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const permit = authorise(access, 'organisation.delete');
  if (org.personalAccountId)
    throw personalOrganisation('A personal organisation stays as long as its account.');
  await mutate(ctx, permit, async (tx) => {
    await lockOrganisation(tx, org.id, 'no key update');
    const apps = await ctx.news.countApps(tx, org.id);
    if (apps > 0) throw hasApps(apps);
    await tx.update(organisations).set({ deletedAt: ctx.clock.now() }).where(eq(organisations.id, org.id));
    return {
      result: undefined,
      audit: {
        action: 'organisation.deleted',
        orgId: org.id,
        targetType: 'organisation',
        targetId: org.id,
      },
    };
  });
}

function hasApps(apps: number): Problem {
  return new Problem('conflict', `The organisation still has ${apps} apps. Delete or transfer them first.`, {
    reason: 'has-apps' satisfies OrganisationRefusal,
    apps,
  });
}
