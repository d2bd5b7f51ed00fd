import { and, eq, gt } from 'drizzle-orm';
import { countAttempt, permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret } from '../../platform/secrets.ts';
import { attempts, deviceCodeTries } from './limits.ts';
import { loginDeviceCodes } from './schema.ts';
import { readUserCode } from './user-code.ts';

/** What the person who approves should know. */
export interface WaitingDevice {
  id: string;
  machine: string;
  source: string;
  createdAt: Date;
}

/**
 * The log-in that waits under a user code. Looking changes nothing.
 *
 * @throws Problem `link-used-or-expired` for a code that is wrong, answered or old; `too-many-requests`
 * @example const { machine } = await findDeviceLogin(ctx, 'ACDEF-GHJKM'); // 'zoes-laptop'
 */
export async function findDeviceLogin(ctx: Ctx, typed: string): Promise<WaitingDevice> {
  const { accountId } = requireAccount(ctx.actor);
  const code = readUserCode(typed);
  await countAttempt(ctx, attempts.deviceCode, accountId);
  await ctx.limits.consume(deviceCodeTries, code);
  const [row] = await ctx.db.select().from(loginDeviceCodes).where(waiting(ctx, code));
  return row ?? unknownCode();
}

/**
 * Approves or denies the log-in of a CLI. A code is answered once.
 *
 * @throws Problem `link-used-or-expired`, `too-many-requests`, `scope-too-small`
 * @example await answerDeviceLogin(ctx, 'ACDEF-GHJKM', 'approved');
 */
export async function answerDeviceLogin(
  ctx: Ctx,
  typed: string,
  answer: 'approved' | 'denied',
): Promise<void> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  const found = await findDeviceLogin(ctx, typed);
  await mutate(ctx, permit, async (tx) => {
    const still = and(eq(loginDeviceCodes.id, found.id), waiting(ctx, readUserCode(typed)));
    const rows = await tx
      .update(loginDeviceCodes)
      .set({ status: answer, accountId })
      .where(still)
      .returning();
    if (rows.length === 0) unknownCode();
    const target = { targetType: 'device-login', targetId: found.id };
    return { result: undefined, audit: { action: `device-login.${answer}`, orgId: null, ...target } };
  });
}

function waiting({ clock }: Ctx, code: string) {
  return and(
    eq(loginDeviceCodes.userCodeHash, hashSecret(code)),
    eq(loginDeviceCodes.status, 'pending'),
    gt(loginDeviceCodes.expiresAt, clock.now()),
  );
}

function unknownCode(): never {
  throw new Problem(
    'link-used-or-expired',
    'This code is not waiting: it is mistyped, was answered, or is older than 15 minutes. Compare it with the terminal, or run the log-in again.',
  );
}
