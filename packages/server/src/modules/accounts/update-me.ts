import { eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { AccountRow } from './insert-account.ts';
import { permitOwnChange, readName, requireAccount } from './policy.ts';
import { accounts } from './schema.ts';
import type { Language } from '../../platform/language.ts';

/** What people change about themselves; what is left out stays. */
interface OwnChanges {
  name?: string | undefined;
  language?: Language | undefined;
  theme?: 'light' | 'dark' | 'system' | undefined;
  /** As the IANA database names it, checked by the contract; null follows the browser. */
  timeZone?: string | null | undefined;
}

/**
 * Changes one's name, language, theme or time zone. The user name and the personal organisation stay.
 *
 * @throws Problem `invalid-input`, `scope-too-small`, `not-signed-in`
 * @example const { name } = await updateMe(ctx, { name: 'Zoe Q.' }); // 'Zoe Q.'
 */
export async function updateMe(ctx: Ctx, changes: OwnChanges): Promise<AccountRow> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  const set = {
    ...(changes.name !== undefined && { name: readName(changes.name) }),
    language: changes.language,
    theme: changes.theme,
    timeZone: changes.timeZone,
    updatedAt: ctx.clock.now(),
  };
  return mutate(ctx, permit, async (tx) => {
    const [row] = await tx.update(accounts).set(set).where(eq(accounts.id, accountId)).returning();
    const changed = Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : field));
    const details = { changed };
    const target = { targetType: 'account', targetId: accountId };
    return { result: row!, audit: { action: 'account.updated', orgId: null, ...target, details } };
  });
}
