import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from './clock.ts';
import { refuseNested } from './db-session.ts';
import type { Database, Db } from './db.ts';
import { limitsOver, memoryLimits, type RateLimits } from './memory-limits.ts';
import { rateLimits } from './schema.ts';

export type { RateLimits, RateRule } from './memory-limits.ts';

/** Limits for the processes on one database; while it is away each process counts alone. */
function sharedLimits(db: Db): RateLimits {
  return limitsOver((rule) => {
    const settings = { keyPrefix: rule.name, points: rule.points, duration: rule.durationSeconds };
    const insuranceLimiter = new RateLimiterMemory(settings);
    return new RateLimiterDrizzle({
      ...settings,
      insuranceLimiter,
      storeClient: db,
      schema: rateLimits,
      clearExpiredByTimeout: false,
    });
  });
}

/** The embedded database has one process, whose memory is enough. */
export function openLimits(database: Database): RateLimits {
  const limits = database.kind === 'postgres' ? sharedLimits(database.db) : memoryLimits();
  const consume: RateLimits['consume'] = async (rule, key, cost) => {
    refuseNested();
    await limits.consume(rule, key, cost);
  };
  return { ...limits, consume };
}

/** Forgets counters that are over. */
export async function sweepRateLimits(db: Db, clock: Clock): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.expire, clock.now()));
}
