import { eq } from 'drizzle-orm';
import { permitOwnChange } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { findAccessKey } from './find-access-key.ts';
import { accessKeys } from './schema.ts';

/**
 * Revokes a key; it is refused from this moment.
 *
 * @param key id, name or the secret itself
 * @throws Problem `not-found`, `scope-too-small`
 * @example await deleteAccessKey(ctx, 'ci');
 */
export async function deleteAccessKey(ctx: Ctx, key: string): Promise<void> {
  const permit = permitOwnChange(ctx.actor);
  await mutate(ctx, permit, async (tx) => {
    const { id, scope } = await findAccessKey(ctx, key, tx);
    await tx.delete(accessKeys).where(eq(accessKeys.id, id));
    const target = { targetType: 'access-key', targetId: id };
    return {
      result: undefined,
      audit: { action: 'access-key.deleted', orgId: scope.organisationId, ...target },
    };
  });
}
