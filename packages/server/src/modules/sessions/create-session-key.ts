import { insertAccessKey, type NewAccessKey } from '#access-keys';
import { countAttempt, permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { attempts } from './limits.ts';

/**
 * Makes the key that a CLI holds after a log-in in the browser: 60 days, named after the moment.
 *
 * @param machine the CLI's machine; under this name the session is listed and removed
 */
export async function insertSessionKey(
  ctx: Ctx,
  tx: Tx,
  accountId: string,
  machine: string,
): Promise<NewAccessKey> {
  const moment = ctx.clock.nowMs();
  for (let step = 0; ; step++) {
    const input = { name: `Login-${moment + step}`, createdBy: machine || ctx.source, isSession: true };
    try {
      return await insertAccessKey(ctx, tx, accountId, input);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'name-taken' || step > 50) throw error;
    }
  }
}

/**
 * Makes the session key that the page `/accesskey` shows, for tools that ask for a key to be pasted.
 *
 * @throws Problem `not-signed-in`, `limit-reached`, `too-many-requests`
 * @example
 * const { row, secret } = await createSessionKey(ctx, 'zoes-laptop');
 * row.isSession; // true
 */
export async function createSessionKey(ctx: Ctx, machine: string): Promise<NewAccessKey> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  await countAttempt(ctx, attempts.oldCli, accountId);
  return mutate(ctx, permit, async (tx) => {
    const made = await insertSessionKey(ctx, tx, accountId, machine.trim());
    const target = { targetType: 'access-key', targetId: made.row.id };
    return {
      result: made,
      audit: { action: 'access-key.created', orgId: null, ...target, details: { isSession: true } },
    };
  });
}
