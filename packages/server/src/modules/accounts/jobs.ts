import { lt } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { sweepLinks } from './links.ts';
import { loginSessions } from './schema.ts';
import { SEND_LINK, sendLink, type LinkRequest } from './send-link.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Registers the background work of this module. */
export function registerAccountJobs(platform: Platform): void {
  platform.jobs.register<LinkRequest>(SEND_LINK, (request) => sendLink(platform, request), {
    concurrency: 2,
  });
  platform.jobs.register('accounts.sweep', () => sweepAccounts(platform), { schedule: '41 * * * *' });
}

/** Removes what has expired: links (with them, sign-ups nobody finished) and browser sessions. */
async function sweepAccounts({ db, clock }: Platform): Promise<void> {
  const now = clock.now();
  await sweepLinks(db, now);
  // A month behind, for better-auth keeps the machine's time.
  const monthAgo = new Date(now.getTime() - 30 * DAY_MS);
  await db.delete(loginSessions).where(lt(loginSessions.expiresAt, monthAgo));
}
