import type { Platform } from '../../context.ts';
import { sweepLinks } from './links.ts';
import { SEND_LINK, sendLink, type LinkRequest } from './send-link.ts';

/** Registers the background work of this module. */
export function registerAccountJobs(platform: Platform): void {
  platform.jobs.register<LinkRequest>(SEND_LINK, (request) => sendLink(platform, request), {
    concurrency: 2,
  });
  // With the links go the sign-ups that nobody finished.
  platform.jobs.register('accounts.sweep', () => sweepLinks(platform.db, platform.clock.now()), {
    schedule: '41 * * * *',
  });
}
