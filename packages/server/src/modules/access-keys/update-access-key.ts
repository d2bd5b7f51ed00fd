import { eq } from 'drizzle-orm';
import { permitOwnChange } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { findAccessKey } from './find-access-key.ts';
import { assertNameFree, expiryAfter, readKeyName, type AccessKeyRow } from './insert-access-key.ts';
import { accessKeys } from './schema.ts';

/**
 * Renames a key or moves its expiry to `ttlMs` from now; 0 ends it at once, and an expired key works again.
 *
 * @param key id, name or the secret itself
 * @throws Problem `name-taken` (also by the key itself), `not-found`, `invalid-input`, `scope-too-small`
 * @example const { name } = await updateAccessKey(ctx, 'ci', { name: 'build', ttlMs: 86_400_000 }); // 'build'
 */
export async function updateAccessKey(
  ctx: Ctx,
  key: string,
  changes: { name?: string | undefined; ttlMs?: number | undefined },
): Promise<AccessKeyRow> {
  const permit = permitOwnChange(ctx.actor);
  return mutate(ctx, permit, async (tx) => {
    const found = await findAccessKey(ctx, key, tx);
    const set: Partial<AccessKeyRow> = {};
    if (changes.name !== undefined) {
      set.name = readKeyName(changes.name);
      await assertNameFree(tx, found.accountId, set.name);
    }
    if (changes.ttlMs !== undefined) set.expiresAt = expiryAfter(ctx.clock.now(), changes.ttlMs);
    if (Object.keys(set).length === 0) return { result: found, audit: null };
    const [row] = await tx.update(accessKeys).set(set).where(eq(accessKeys.id, found.id)).returning();
    const target = { targetType: 'access-key', targetId: found.id };
    const details = {
      renamed: set.name !== undefined,
      ...(set.expiresAt && { expiresAt: set.expiresAt.toISOString() }),
    };
    return {
      result: row!,
      audit: { action: 'access-key.updated', orgId: found.scope.organisationId, ...target, details },
    };
  });
}
