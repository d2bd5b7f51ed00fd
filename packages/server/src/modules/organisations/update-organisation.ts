import type { Organisation } from '@codepushgo/contract';
import { mutate } from '#audit';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Language } from '../../platform/language.ts';
import { lockOrganisation } from './lock-organisation.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import { organisations } from './schema.ts';
import { searchWords } from './search-words.ts';
import { toOrganisation } from './shapes.ts';

/** What may be changed of an organisation; what is left out stays. */
interface OrganisationChanges {
  name?: string | undefined;
  /** As the IANA database names it; checked by the contract. */
  timeZone?: string | undefined;
  language?: Language | undefined;
}

/**
 * Changes the settings of an organisation; the slug stays, for addresses and scripts hold it.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example await updateOrganisation(ctx, { org: 'acme', language: 'fr', timeZone: 'Europe/Paris' });
 */
export async function updateOrganisation(
  ctx: Ctx,
  input: { org: string } & OrganisationChanges,
): Promise<Organisation> {
  const { org, access } = await organisationAccess(ctx, input.org);
  return mutate(ctx, authorise(access, 'organisation.update'), async (tx) => {
    const before = await lockOrganisation(tx, org.id, 'no key update');
    const after = {
      name: input.name ?? before.name,
      timeZone: input.timeZone ?? before.timeZone,
      language: input.language ?? before.language,
    };
    const fields = (['name', 'timeZone', 'language'] as const).filter(
      (field) => after[field] !== before[field],
    );
    const result = toOrganisation({ ...before, ...after }, access.role);
    if (fields.length === 0) return { result, audit: null };
    const searchText = searchWords(after.name, before.slug);
    await tx
      .update(organisations)
      .set({ ...after, searchText })
      .where(eq(organisations.id, org.id));
    return {
      result,
      audit: {
        action: 'organisation.updated',
        orgId: org.id,
        targetType: 'organisation',
        targetId: org.id,
        // A name may be somebody's; zone and language are nobody's secret.
        details: { fields, timeZone: after.timeZone, language: after.language },
      },
    };
  });
}
