import { and, count, eq, or } from 'drizzle-orm';
import { accounts } from '#accounts';
import type { Ctx, KeyScope } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { uniqueViolation } from '../../platform/db-errors.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret } from '../../platform/secrets.ts';
import { ACCESS_KEY_SHAPE, newAccessKeySecret } from './key-secret.ts';
import { accessKeys } from './schema.ts';

/** A row of the table of access keys. */
export type AccessKeyRow = typeof accessKeys.$inferSelect;

/** A key just made, with its secret, which nothing tells again. */
export interface NewAccessKey {
  row: AccessKeyRow;
  secret: string;
}

/** What a key is made from; what is left out has a default. */
export interface AccessKeyInput {
  name: string;
  /** Default: everything the account may do. */
  scope?: KeyScope | undefined;
  /** Milliseconds until it expires. Default 60 days. */
  ttlMs?: number | undefined;
  /** The machine or address that asked. Default: the request's source. */
  createdBy?: string | undefined;
  /** Chosen by the caller. Default: generated. */
  secret?: string | undefined;
  isSession?: boolean | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a key works unless told otherwise. */
const DEFAULT_TTL_MS = 60 * DAY_MS;
const LONGEST_TTL_MS = 100 * 366 * DAY_MS;
const LONGEST_NAME = 10_000;
const MOST_KEYS = 1000;

/**
 * Writes a key for an account.
 *
 * @throws Problem `name-taken` when the account has a key of that name or the secret is in use, `invalid-input`, `limit-reached`
 * @example const { row, secret } = await insertAccessKey(ctx, tx, account.id, { name: 'ci' });
 */
export async function insertAccessKey(
  ctx: Ctx,
  tx: Tx,
  accountId: string,
  input: AccessKeyInput,
): Promise<NewAccessKey> {
  const name = readKeyName(input.name);
  const secret = input.secret ?? newAccessKeySecret();
  if (!ACCESS_KEY_SHAPE.test(secret))
    throw badField('secret', 'An access key has 10 to 100 letters, digits, _ or -.');
  // Orders those who make keys for one account, so that the names and the limit hold.
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update');
  await assertRoom(tx, accountId);
  await assertNameFree(tx, accountId, name);
  const now = ctx.clock.now();
  const row = {
    id: newId('key', ctx.clock),
    accountId,
    secretHash: hashSecret(secret),
    name,
    scope: input.scope ?? { level: 'full', organisationId: null },
    isSession: input.isSession ?? false,
    createdBy: (input.createdBy ?? ctx.source).slice(0, 1000),
    createdAt: now,
    expiresAt: expiryAfter(now, input.ttlMs ?? DEFAULT_TTL_MS),
    lastUsedAt: null,
  };
  // A savepoint: the secret may belong to somebody else's key, and the caller decides what then.
  await tx
    .transaction((inner) => inner.insert(accessKeys).values(row))
    .catch((error: unknown) => {
      throw uniqueViolation(error) === undefined ? error : taken(input.secret ?? name);
    });
  return { row, secret };
}

/** A key's name as it is stored: trimmed, 1 to 10,000 characters. */
export function readKeyName(typed: string): string {
  const name = typed.trim();
  if (name.length >= 1 && name.length <= LONGEST_NAME && !name.includes('\0')) return name;
  throw badField(
    'name',
    `The name of an access key has 1 to ${LONGEST_NAME} characters, this one has ${name.length}.`,
  );
}

/** The instant a key expires; 0 means now. */
export function expiryAfter(now: Date, ttlMs: number): Date {
  if (ttlMs >= 0 && ttlMs <= LONGEST_TTL_MS) return new Date(now.getTime() + ttlMs);
  throw badField('ttlMs', 'An access key works for at most 100 years. Choose a shorter time.');
}

/**
 * Refuses a name that a key of the account has, as its name or as its secret.
 *
 * @throws Problem `name-taken`
 */
export async function assertNameFree(tx: Tx, accountId: string, name: string): Promise<void> {
  const same = or(eq(accessKeys.name, name), eq(accessKeys.secretHash, hashSecret(name)));
  const found = await tx
    .select({ id: accessKeys.id })
    .from(accessKeys)
    .where(and(eq(accessKeys.accountId, accountId), same));
  if (found.length > 0) throw taken(name);
}

async function assertRoom(tx: Tx, accountId: string): Promise<void> {
  const [row] = await tx
    .select({ keys: count() })
    .from(accessKeys)
    .where(eq(accessKeys.accountId, accountId));
  if (row!.keys < MOST_KEYS) return;
  throw new Problem(
    'limit-reached',
    `An account has at most ${MOST_KEYS} access keys; this one has ${row!.keys}. Delete some first.`,
    {
      limit: MOST_KEYS,
      actual: row!.keys,
    },
  );
}

function taken(what: string): Problem {
  return new Problem('name-taken', `The access key "${what}" already exists.`, {
    reason: 'access-key-taken',
  });
}

function badField(field: string, detail: string): Problem {
  return new Problem('invalid-input', detail, { errors: [{ pointer: `/${field}`, detail: 'is not valid' }] });
}
