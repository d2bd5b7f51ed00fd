import { createHash } from 'node:crypto';
import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** How many attempts of one kind a key has. Written down beside the code that consumes them. */
export interface RateRule {
  /** Unique name, such as `sign-in.account`. */
  name: string;
  points: number;
  durationSeconds: number;
}

/** Attempt limits. */
export interface RateLimits {
  /**
   * Takes `cost` (default 1) from what `key` has left under the rule.
   *
   * @throws Problem `too-many-requests` with `retryAfterSeconds` when nothing is left
   */
  consume(rule: RateRule, key: string, cost?: number): Promise<void>;
  /** Forgets the attempts of a key, for instance after a success. */
  reset(rule: RateRule, key: string): Promise<void>;
}

/** Limits that this process counts alone and forgets at its end. */
export function memoryLimits(): RateLimits {
  return limitsOver(
    (rule) =>
      new RateLimiterMemory({ keyPrefix: rule.name, points: rule.points, duration: rule.durationSeconds }),
  );
}

/** Limits that are counted in whatever `make` gives for a rule. */
export function limitsOver(make: (rule: RateRule) => RateLimiterAbstract): RateLimits {
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiter = (rule: RateRule): RateLimiterAbstract => {
    const known = limiters.get(rule.name) ?? make(rule);
    limiters.set(rule.name, known);
    return known;
  };
  return {
    async consume(rule, key, cost = 1) {
      try {
        await limiter(rule).consume(hashed(key), cost);
      } catch (refused) {
        if (refused instanceof Error) throw refused;
        const seconds = Math.max(1, Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000));
        throw new Problem('too-many-requests', `Too many attempts. Try again in ${seconds} seconds.`, {
          retryAfterSeconds: seconds,
        });
      }
    },
    async reset(rule, key) {
      await limiter(rule).delete(hashed(key));
    },
  };
}

// Keys are addresses of people and machines; what is stored should not tell them.
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
