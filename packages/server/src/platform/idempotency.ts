import { createHash } from 'node:crypto';
import { and, eq, lt, type SQL } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Tx } from './db.ts';
import { Problem } from './problem.ts';
import { idempotencyKeys } from './schema.ts';
import { seal, unseal } from './seal.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const LONGEST_KEY = 255;
// Answers may hold a secret that is told once, such as a new access key: only who repeats the request with
// its idempotency key can open what is kept, and of that key the table holds a digest.
const PURPOSE = 'idempotent answer';

/** Keeps a creation's answer in the creation's own transaction, so that one is not there without the other. */
export type KeepAnswer = (tx: Tx, answer: unknown) => Promise<void>;

interface Asked {
  scope: string;
  /** As it was sent. */
  key: string;
  /** Digest of the request. */
  fingerprint: string;
}

/**
 * Runs a creation once for each idempotency key: who repeats the request gets the first answer again.
 *
 * Nothing is written before the creation writes. Of several under the same key one commits, and its answer with it; the
 * others are rolled back and get that answer.
 *
 * @param key from the `Idempotency-Key` header; without one `create` simply runs
 * @param request what was asked for; another request under the same key is refused
 * @param create does the work and hands its answer to `keepAnswer` inside its transaction, as `mutate` does; the answer
 *   must survive JSON, and is kept for 24 hours
 * @throws Problem `idempotency-key-reused` for another request
 */
export async function idempotent<T>(
  ctx: Ctx,
  key: string | undefined,
  request: unknown,
  create: (keepAnswer?: KeepAnswer) => Promise<T>,
): Promise<T> {
  if (key === undefined || ctx.actor.kind !== 'account') return create();
  if (key.length === 0 || key.length > LONGEST_KEY) {
    throw new Problem(
      'invalid-input',
      `An idempotency key has 1 to ${LONGEST_KEY} characters, this one has ${key.length}.`,
    );
  }
  const asked = { scope: ctx.actor.accountId, key, fingerprint: digest(JSON.stringify(request) ?? '') };
  const before = await findAnswer(ctx, asked);
  if (before) return openAnswer(before, asked);
  const keeping = { times: 0 };
  try {
    return await create(keeper(ctx, asked, keeping));
  } catch (error) {
    // Another one under this key was quicker, or the database committed and could not say so.
    const meanwhile = await findAnswer(ctx, asked).catch(() => undefined);
    if (!meanwhile || keeping.times > 1) throw error;
    return openAnswer(meanwhile, asked);
  }
}

/**
 * Says how a creation's answer is made of what its `mutate` gives, for endpoints that answer with something else.
 *
 * @example answeredAs(context, (ctx) => createApp(ctx, input), ({ app }) => app);
 */
export async function answeredAs<R, T>(
  ctx: Ctx,
  create: (ctx: Ctx) => Promise<R>,
  shape: (result: R) => T,
): Promise<T> {
  const { keepAnswer } = ctx;
  if (!keepAnswer) return shape(await create(ctx));
  return shape(await create({ ...ctx, keepAnswer: (tx, result) => keepAnswer(tx, shape(result as R)) }));
}

function keeper(ctx: Ctx, { scope, key, fingerprint }: Asked, keeping: { times: number }): KeepAnswer {
  return async (tx, value) => {
    keeping.times += 1;
    if (keeping.times > 1) throw new Error('A creation under an idempotency key has one transaction.');
    const answer = { value: seal(JSON.stringify(value ?? null), key, PURPOSE) };
    const row = { fingerprint, answer, createdAt: ctx.clock.now() };
    // Waits for another one under this key that has not committed yet.
    const kept = await tx
      .insert(idempotencyKeys)
      .values({ scope, key: digest(key), ...row })
      .onConflictDoUpdate({
        target: [idempotencyKeys.scope, idempotencyKeys.key],
        set: row,
        setWhere: lt(idempotencyKeys.createdAt, oldest(ctx)),
      })
      .returning({ key: idempotencyKeys.key });
    if (kept.length > 0) return;
    throw new Problem(
      'conflict',
      'Another request under this idempotency key was quicker. Send this one again.',
    );
  };
}

type Found = Pick<typeof idempotencyKeys.$inferSelect, 'fingerprint' | 'answer'>;

async function findAnswer(ctx: Ctx, { scope, key }: Asked): Promise<Found | undefined> {
  const at: SQL | undefined = and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, digest(key)));
  const [found] = await ctx.db.select().from(idempotencyKeys).where(at);
  return found && found.createdAt >= oldest(ctx) ? found : undefined;
}

function openAnswer<T>({ fingerprint, answer }: Found, asked: Asked): T {
  if (fingerprint === asked.fingerprint) return JSON.parse(unseal(answer.value, asked.key, PURPOSE)) as T;
  throw new Problem(
    'idempotency-key-reused',
    'This idempotency key was used for another request within the last 24 hours. Use a new one.',
  );
}

function oldest({ clock }: Pick<Ctx, 'clock'>): Date {
  return new Date(clock.nowMs() - KEPT_MS);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Forgets answers older than a day; returns how many. */
export async function sweepIdempotencyKeys(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const old = lt(idempotencyKeys.createdAt, oldest(ctx));
  return (await ctx.db.delete(idempotencyKeys).where(old).returning({ key: idempotencyKeys.key })).length;
}
