import { LRUCache } from 'lru-cache';
import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';

/** Devices that were offered something and may come to fetch it: about 20 MB. */
const REMEMBERED = 100_000;

const made = new WeakMap<Db, LRUCache<string, string>>();

/**
 * Remembers which release a device was offered, so that its download counts as of that release: an address names
 * contents, and the same contents may be on several channels.
 *
 * @param address where the device asks from
 * @example noteOffer(platform, '203.0.113.7', release.blob, release.id);
 */
export function noteOffer(
  platform: Pick<Platform, 'db'>,
  address: string,
  blob: string,
  releaseId: string,
): void {
  offersOf(platform).set(`${address} ${blob}`, releaseId);
}

/** The release that was last offered to somebody at an address, by the contents that they fetch. */
export function findOffer(platform: Pick<Platform, 'db'>, address: string, blob: string): string | undefined {
  return offersOf(platform).get(`${address} ${blob}`);
}

function offersOf({ db }: Pick<Platform, 'db'>): LRUCache<string, string> {
  const known = made.get(db) ?? new LRUCache({ max: REMEMBERED });
  made.set(db, known);
  return known;
}
