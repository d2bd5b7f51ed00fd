import { lt } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { loginDeviceCodes, loginSessions } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Registers the background work of this module. */
export function registerSessionJobs(platform: Platform): void {
  platform.jobs.register('sessions.sweep', () => sweepSessions(platform), { schedule: '41 * * * *' });
}

/** Removes what has expired: browser sessions, and codes of log-ins. */
async function sweepSessions({ db, clock }: Platform): Promise<void> {
  const now = clock.now();
  await db.delete(loginDeviceCodes).where(lt(loginDeviceCodes.expiresAt, now));
  // A month behind, for better-auth keeps the machine's time.
  const monthAgo = new Date(now.getTime() - 30 * DAY_MS);
  await db.delete(loginSessions).where(lt(loginSessions.expiresAt, monthAgo));
}
