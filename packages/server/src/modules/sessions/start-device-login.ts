import { countAttempt } from '#accounts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { hashSecret, newToken } from '../../platform/secrets.ts';
import { attempts } from './limits.ts';
import { loginDeviceCodes } from './schema.ts';
import { newUserCode, showUserCode } from './user-code.ts';

/** How long somebody has to approve a log-in. */
const DEVICE_LOGIN_MS = 15 * 60 * 1000;
/** How long a CLI waits between two questions. */
export const POLL_INTERVAL_SECONDS = 5;

/** What the CLI shows and keeps (RFC 8628, section 3.2). */
export interface DeviceLogin {
  deviceCode: string;
  userCode: string;
  verificationUrl: string;
  verificationUrlComplete: string;
  expiresInSeconds: number;
  intervalSeconds: number;
}

/**
 * Begins a log-in of a CLI.
 *
 * @param machine its own name, shown to who approves
 * @throws Problem `too-many-requests`
 */
export async function startDeviceLogin(ctx: Ctx, { machine }: { machine: string }): Promise<DeviceLogin> {
  await countAttempt(ctx, attempts.deviceStart, machine);
  const deviceCode = newToken();
  const userCode = newUserCode();
  const now = ctx.clock.now();
  await ctx.db.insert(loginDeviceCodes).values({
    id: newId('dvc', ctx.clock),
    deviceCodeHash: hashSecret(deviceCode),
    userCodeHash: hashSecret(userCode),
    machine,
    source: ctx.source,
    status: 'pending',
    createdAt: now,
    expiresAt: new Date(now.getTime() + DEVICE_LOGIN_MS),
  });
  const verificationUrl = `${ctx.config.publicUrl}/device`;
  return {
    deviceCode,
    userCode: showUserCode(userCode),
    verificationUrl,
    verificationUrlComplete: `${verificationUrl}?code=${showUserCode(userCode)}`,
    expiresInSeconds: DEVICE_LOGIN_MS / 1000,
    intervalSeconds: POLL_INTERVAL_SECONDS,
  };
}
