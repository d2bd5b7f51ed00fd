import { eq } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import type { AccessKeyRow } from './insert-access-key.ts';
import { accessKeys } from './schema.ts';

const EVERY_MS = 60_000;

interface Writes {
  /** When each key's use was last written by this process. */
  at: Map<string, number>;
  pending: Set<Promise<unknown>>;
}

const known = new WeakMap<Db, Writes>();

/** Writes down that a key was used, behind the answer and at most once a minute for each key. */
export function noteUse(platform: Platform, { id, lastUsedAt }: AccessKeyRow): void {
  const { db, clock, log } = platform;
  const writes = known.get(db) ?? { at: new Map(), pending: new Set() };
  known.set(db, writes);
  const now = clock.nowMs();
  const last = Math.max(lastUsedAt?.getTime() ?? 0, writes.at.get(id) ?? 0);
  if (now - last < EVERY_MS) return;
  if (writes.at.size > 10_000) writes.at.clear();
  writes.at.set(id, now);
  const write = db
    .update(accessKeys)
    .set({ lastUsedAt: clock.now() })
    .where(eq(accessKeys.id, id))
    .catch((error: unknown) => log.warn({ err: error }, 'the last use of an access key could not be written'))
    .finally(() => writes.pending.delete(write));
  writes.pending.add(write);
}

/** Resolves when all uses are written. */
export async function usesWritten({ db }: Platform): Promise<void> {
  await Promise.all(known.get(db)?.pending ?? []);
}
