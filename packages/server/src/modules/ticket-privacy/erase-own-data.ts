import type { SupportData } from '@codepushgo/contract';
import { assertPassword, countAttempt, permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { erasePerson } from './erase-person.ts';
import { ticketsOfAccount } from './own-tickets.ts';

const ATTEMPTS = {
  account: { name: 'support-data.erase', points: 10, durationSeconds: 3600 },
  source: { name: 'support-data.erase.source', points: 50, durationSeconds: 3600 },
};

/**
 * Erases all that whoever is signed in wrote to support, for good. A ticket or a mail never does: only somebody who
 * knows the password of the account.
 *
 * @throws Problem `invalid-input` for a wrong password; `too-many-requests`, `scope-too-small`, `not-signed-in`
 * @example const { tickets } = await eraseOwnData(ctx, { password: 'four odd words here' });
 */
export async function eraseOwnData(ctx: Ctx, { password }: { password: string }): Promise<SupportData> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId, email } = requireAccount(ctx.actor);
  await countAttempt(ctx, ATTEMPTS, accountId);
  await assertPassword(ctx.db, accountId, password, 'password');
  return mutate(ctx, permit, async (tx) => {
    const own = await ticketsOfAccount(tx, { accountId, email });
    const { counts, audit } = await erasePerson(ctx, tx, { accountId, email }, own);
    const target = { targetType: 'account', targetId: accountId, details: { ...counts } };
    return { result: counts, audit: [...audit, { action: 'support-data.erased', orgId: null, ...target }] };
  });
}
