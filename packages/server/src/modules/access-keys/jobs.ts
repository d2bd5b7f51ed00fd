import { and, eq, lt } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { accessKeys } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Registers the background work of this module. */
export function registerAccessKeyJobs(platform: Platform): void {
  platform.jobs.register('access-keys.sweep', () => sweepAccessKeys(platform), { schedule: '41 * * * *' });
}

/** Removes expired keys of CLIs' sessions. Other keys stay until their owner deletes them. */
export async function sweepAccessKeys({ db, clock }: Platform): Promise<void> {
  // A month behind, for an owner may still revive a CLI's session.
  const monthAgo = new Date(clock.nowMs() - 30 * DAY_MS);
  await db.delete(accessKeys).where(and(eq(accessKeys.isSession, true), lt(accessKeys.expiresAt, monthAgo)));
}
