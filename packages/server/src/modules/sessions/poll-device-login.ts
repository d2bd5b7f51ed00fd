import { and, eq } from 'drizzle-orm';
import { countAttempt } from '#accounts';
import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { hashSecret } from '../../platform/secrets.ts';
import { insertSessionKey } from './create-session-key.ts';
import { POLL_INTERVAL_SECONDS } from './start-device-login.ts';
import { attempts } from './limits.ts';
import { loginDeviceCodes } from './schema.ts';

/** How a log-in stands (RFC 8628, section 3.5). An approved one hands out its key once. */
export type DeviceLoginState =
  | { state: 'pending' | 'slow-down'; intervalSeconds: number }
  | { state: 'denied' | 'expired' }
  | { state: 'approved'; accessKey: string; accessKeyId: string; expiresAt: Date };

type Row = typeof loginDeviceCodes.$inferSelect;

/**
 * Answers the CLI that waits. Unknown, used and expired codes are all `expired`.
 *
 * @throws Problem `too-many-requests`
 */
export async function pollDeviceLogin(
  ctx: Ctx,
  { deviceCode }: { deviceCode: string },
): Promise<DeviceLoginState> {
  await countAttempt(ctx, attempts.devicePoll, deviceCode);
  const mine = eq(loginDeviceCodes.deviceCodeHash, hashSecret(deviceCode));
  const [row] = await ctx.db.select().from(loginDeviceCodes).where(mine);
  const now = ctx.clock.nowMs();
  if (!row || row.expiresAt.getTime() <= now) return { state: 'expired' };
  if (row.status === 'approved') return handOut(ctx, row);
  if (row.status === 'denied') {
    await ctx.db.delete(loginDeviceCodes).where(mine);
    return { state: 'denied' };
  }
  await ctx.db.update(loginDeviceCodes).set({ lastPolledAt: ctx.clock.now() }).where(mine);
  const hasty = row.lastPolledAt !== null && now - row.lastPolledAt.getTime() < POLL_INTERVAL_SECONDS * 1000;
  // RFC 8628, 3.5: who is told to slow down waits five seconds longer from then on.
  return hasty
    ? { state: 'slow-down', intervalSeconds: POLL_INTERVAL_SECONDS * 2 }
    : { state: 'pending', intervalSeconds: POLL_INTERVAL_SECONDS };
}

async function handOut(ctx: Ctx, { id }: Row): Promise<DeviceLoginState> {
  return mutate<DeviceLoginState>(ctx, permitSystem('device-login'), async (tx) => {
    const approved = and(eq(loginDeviceCodes.id, id), eq(loginDeviceCodes.status, 'approved'));
    const [taken] = await tx.delete(loginDeviceCodes).where(approved).returning();
    if (!taken?.accountId) return { result: { state: 'expired' }, audit: null };
    const { row, secret } = await insertSessionKey(ctx, tx, taken.accountId, taken.machine);
    const target = { targetType: 'access-key', targetId: row.id };
    return {
      result: { state: 'approved', accessKey: secret, accessKeyId: row.id, expiresAt: row.expiresAt },
      audit: {
        action: 'access-key.created',
        orgId: null,
        ...target,
        details: { isSession: true, accountId: taken.accountId, deviceLoginId: id },
      },
    };
  });
}
