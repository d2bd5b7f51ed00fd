import {
  assertPassword,
  countAttempt,
  getMe,
  hashNewPassword,
  permitOwnChange,
  requireAccount,
  writePassword,
} from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { endLogIns } from './end-log-ins.ts';
import { attempts } from './limits.ts';

/**
 * Changes the caller's own password, signs him out everywhere else and tells him by mail.
 *
 * @throws Problem `invalid-input` for a wrong current or an unfit new password; `too-many-requests`, `scope-too-small`
 */
export async function changePassword(
  ctx: Ctx,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const permit = permitOwnChange(ctx.actor);
  const actor = requireAccount(ctx.actor);
  await countAttempt(ctx, attempts.changePassword, actor.accountId);
  await assertPassword(ctx.db, actor.accountId, input.currentPassword, 'currentPassword');
  const passwordHash = await hashNewPassword(input.newPassword, 'newPassword');
  await ctx.limits.reset(attempts.changePassword.account, actor.accountId);
  const account = await getMe(ctx);
  await mutate(ctx, permit, async (tx) => {
    await endLogIns(tx, account.id, actor);
    return { result: undefined, audit: await writePassword(ctx, tx, account, passwordHash) };
  });
}
