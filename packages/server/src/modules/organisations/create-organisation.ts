import type { Organisation } from '@codepushgo/contract';
import { accounts } from '#accounts';
import { mutate } from '#audit';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Language } from '../../platform/language.ts';
import type { RateRule } from '../../platform/rate-limit.ts';
import { insertOrganisation } from './insert-organisation.ts';
import { authorisePerson, signedIn } from './policy.ts';
import { toOrganisation } from './shapes.ts';

const PER_ACCOUNT: RateRule = { name: 'organisation.create', points: 100, durationSeconds: 86_400 };

/**
 * Founds an organisation; the caller becomes its owner. Zone and language are the caller's own unless given.
 *
 * @throws Problem `name-taken` for a slug that an organisation or a person has
 * @example const { id, role } = await createOrganisation(ctx, { name: 'Acme', slug: 'acme' }); // role: 'owner'
 */
export async function createOrganisation(
  ctx: Ctx,
  input: {
    name: string;
    slug: string;
    timeZone?: string | undefined;
    language?: Language | undefined;
  },
): Promise<Organisation> {
  const actor = signedIn(ctx.actor);
  const permit = authorisePerson(actor, 'organisation.create');
  await ctx.limits.consume(PER_ACCOUNT, actor.accountId);
  return mutate(ctx, permit, async (tx) => {
    const own = await ownSettings(tx, actor.accountId);
    const row = await insertOrganisation(ctx, tx, {
      ...input,
      timeZone: input.timeZone ?? own?.timeZone ?? undefined,
      language: input.language ?? own?.language,
      ownerId: actor.accountId,
      personal: false,
    });
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

async function ownSettings(
  tx: Tx,
  accountId: string,
): Promise<{ timeZone: string | null; language: Language } | undefined> {
  const [own] = await tx
    .select({ timeZone: accounts.timeZone, language: accounts.language })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return own;
}
