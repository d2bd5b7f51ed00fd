import { eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { AccountRow } from './insert-account.ts';
import { permitOwnChange, readName, requireAccount } from './policy.ts';
import { accounts } from './schema.ts';
import type { Language } from '../../platform/language.ts';

/**
 * Changes one's name or language. The user name and the personal organisation stay.
 *
 * @throws Problem `invalid-input`, `scope-too-small`, `not-signed-in`
 * @example const { name } = await updateMe(ctx, { name: 'Zoe Q.' }); // 'Zoe Q.'
 */
export async function updateMe(
  ctx: Ctx,
  changes: { name?: string | undefined; language?: Language | undefined },
): Promise<AccountRow> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  const set = {
    ...(changes.name !== undefined && { name: readName(changes.name) }),
    ...(changes.language !== undefined && { language: changes.language }),
    updatedAt: ctx.clock.now(),
  };
  return mutate(ctx, permit, async (tx) => {
    const [row] = await tx.update(accounts).set(set).where(eq(accounts.id, accountId)).returning();
    const details = { changed: Object.keys(changes) };
    const target = { targetType: 'account', targetId: accountId };
    return { result: row!, audit: { action: 'account.updated', orgId: null, ...target, details } };
  });
}
