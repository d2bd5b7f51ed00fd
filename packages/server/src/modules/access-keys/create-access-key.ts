import { permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { insertAccessKey, type AccessKeyInput, type NewAccessKey } from './insert-access-key.ts';

/**
 * Makes an access key for the signed-in account.
 *
 * @throws Problem `name-taken`, `invalid-input`, `limit-reached`, `scope-too-small`, `not-signed-in`
 * @example const { row, secret } = await createAccessKey(ctx, { name: 'ci', ttlMs: 86_400_000 });
 */
export async function createAccessKey(ctx: Ctx, input: AccessKeyInput): Promise<NewAccessKey> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  return mutate(ctx, permit, async (tx) => {
    const made = await insertAccessKey(ctx, tx, accountId, input);
    const { id, scope, isSession } = made.row;
    const target = { targetType: 'access-key', targetId: id };
    return {
      result: made,
      audit: {
        action: 'access-key.created',
        orgId: scope.organisationId,
        ...target,
        details: { scope, isSession },
      },
    };
  });
}
