import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNull, lt, type SQL } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { Problem } from './problem.ts';
import { idempotencyKeys } from './schema.ts';
import { seal, unseal } from './seal.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
// A claim is renewed while its request is under way. A process that died in the middle left its claim behind; after
// this long another may take it, so that who repeats the request waits for it and is answered.
const CLAIM_MS = 15_000;
const RENEW_MS = 4000;
const WAIT_STEP_MS = 50;
const WAIT_STEPS = 400;
const LONGEST_KEY = 255;
// Answers may hold a secret that is told once, such as a new access key: only who repeats the request with
// its idempotency key can open what is kept, and of that key the table holds a digest.
const PURPOSE = 'idempotent answer';

interface Claim {
  scope: string;
  key: string;
  fingerprint: string;
}

/**
 * Runs a creation once for each idempotency key: who repeats the request gets the first answer again.
 *
 * @param key from the `Idempotency-Key` header; without one `create` simply runs
 * @param request what was asked for; another request under the same key is refused
 * @param create does the work; its answer must survive JSON, and is kept for 24 hours
 * @throws Problem `idempotency-key-reused` for another request, or while the first one is still under way
 */
export async function idempotent<T>(
  ctx: Ctx,
  key: string | undefined,
  request: unknown,
  create: () => Promise<T>,
): Promise<T> {
  if (key === undefined || ctx.actor.kind !== 'account') return create();
  if (key.length === 0 || key.length > LONGEST_KEY) {
    throw new Problem(
      'invalid-input',
      `An idempotency key has 1 to ${LONGEST_KEY} characters, this one has ${key.length}.`,
    );
  }
  const fingerprint = digest(JSON.stringify(request) ?? '');
  const claim = { scope: ctx.actor.accountId, key: digest(key), fingerprint };
  const first = await takeOrRead(ctx, claim);
  if (first) return JSON.parse(unseal(first.value as string, key, PURPOSE)) as T;
  const value = await createUnder(ctx, claim, create);
  const answer = { value: seal(JSON.stringify(value ?? null), key, PURPOSE) };
  const kept = ctx.db.update(idempotencyKeys).set({ answer }).where(at(claim));
  // What was created is told, also when the answer cannot be kept.
  await kept.catch((error: unknown) => ctx.log.warn({ err: error }, 'an answer could not be kept'));
  return value;
}

async function createUnder<T>(ctx: Ctx, claim: Claim, create: () => Promise<T>): Promise<T> {
  const renew = (): unknown =>
    ctx.db
      .update(idempotencyKeys)
      .set({ createdAt: ctx.clock.now() })
      .where(at(claim))
      .catch(() => undefined);
  const timer = setInterval(renew, RENEW_MS);
  try {
    return await create();
  } catch (error) {
    // Nothing was created, so the key may be used again.
    await ctx.db
      .delete(idempotencyKeys)
      .where(at(claim))
      .catch(() => undefined);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** What stands for a key or a request in the table. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function at({ scope, key }: Claim): SQL | undefined {
  return and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));
}

// Nothing: the claim is ours. Otherwise the answer that another request under this key got.
async function takeOrRead(ctx: Ctx, claim: Claim): Promise<{ value: unknown } | undefined> {
  for (let step = 0; step < WAIT_STEPS; step++) {
    if (await take(ctx, claim)) return undefined;
    const [found] = await ctx.db.select().from(idempotencyKeys).where(at(claim));
    if (found && found.fingerprint !== claim.fingerprint) {
      throw new Problem(
        'idempotency-key-reused',
        'This idempotency key was used for another request within the last 24 hours. Use a new one.',
      );
    }
    if (found?.answer) return found.answer;
    if (found) await pause(WAIT_STEP_MS);
  }
  throw new Problem(
    'conflict',
    'The first request under this idempotency key is still under way. Try again in a moment.',
    { retryAfterSeconds: 2 },
  );
}

async function take(ctx: Ctx, claim: Claim): Promise<boolean> {
  const now = ctx.clock.nowMs();
  const stale = and(
    at(claim),
    isNull(idempotencyKeys.answer),
    lt(idempotencyKeys.createdAt, new Date(now - CLAIM_MS)),
  );
  await ctx.db.delete(idempotencyKeys).where(stale);
  await ctx.db
    .delete(idempotencyKeys)
    .where(and(at(claim), lt(idempotencyKeys.createdAt, new Date(now - KEPT_MS))));
  const row = { ...claim, createdAt: ctx.clock.now() };
  return (await ctx.db.insert(idempotencyKeys).values(row).onConflictDoNothing().returning()).length > 0;
}

/** Frees the keys whose requests were cut off. Only for a process that has the database for itself, at its start. */
export async function dropOpenClaims({ db }: Pick<Ctx, 'db'>): Promise<void> {
  await db.delete(idempotencyKeys).where(isNull(idempotencyKeys.answer));
}

/** Forgets answers older than a day; returns how many. */
export async function sweepIdempotencyKeys({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const old = lt(idempotencyKeys.createdAt, new Date(clock.nowMs() - KEPT_MS));
  return (await db.delete(idempotencyKeys).where(old).returning({ key: idempotencyKeys.key })).length;
}
