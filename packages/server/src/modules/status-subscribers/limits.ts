import { createHash, createHmac, randomBytes } from 'node:crypto';
import { sourceNetwork } from '../../platform/source-network.ts';
import type { RateRule } from '../../platform/memory-limits.ts';

/** How often one source may ask for a subscription. */
export const ASKED_BY_SOURCE: RateRule = { name: 'status.subscribe', points: 20, durationSeconds: 3600 };
/** How often one source may open or use links. */
export const LINKS_BY_SOURCE: RateRule = { name: 'status.links', points: 120, durationSeconds: 60 };
/** How often one link may be confirmed: each time its endpoint is called. */
export const CONFIRMED_BY_LINK: RateRule = { name: 'status.confirm', points: 10, durationSeconds: 3600 };
/** How many endpoints may be called at the same time for confirmations. */
export const MOST_CHALLENGES = 10;

/** How many confirmations one mailbox is sent in an hour and in a day, and all of them together in an hour. */
export const MOST_REQUESTS = { perHour: 3, perDay: 6, ofAllPerHour: 2000 };
/** How many subscriptions may lead to one endpoint. */
export const MOST_ON_ENDPOINT = 5;

const BUCKETS = 16_384;
// Nobody can choose addresses that share a bucket with somebody else's.
const SALT = randomBytes(16);

/**
 * The key under which a source is counted: one of so many that no flood of networks fills the memory. Two sources rarely
 * share one, and then their limits too.
 *
 * @example sourceBucket('203.0.113.7'); // '9021'
 */
export function sourceBucket(address: string): string {
  const digest = createHmac('sha256', SALT).update(sourceNetwork(address)).digest();
  return String(digest.readUInt32BE(0) % BUCKETS);
}

/** What counts as one mailbox: case and what stands behind a plus make no difference. */
export function mailboxKey(address: string): string {
  const plain = address.toLowerCase().replace(/\+[^@]*@/, '@');
  return createHash('sha256').update(plain).digest('base64url');
}
