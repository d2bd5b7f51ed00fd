import { eq } from 'drizzle-orm';
import { accounts } from '#accounts';
import type { AccountActor, Platform } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret } from '../../platform/secrets.ts';
import { noteUse } from './note-use.ts';
import { ACCESS_KEY_SHAPE } from './key-secret.ts';
import { accessKeys } from './schema.ts';

/**
 * Whose access key this is. Nothing is cached: a revoked or expired key is refused at once.
 *
 * @throws Problem `not-signed-in` for a key that is malformed or unknown, `access-key-expired`
 * @example const { scope } = await actorFromAccessKey(platform, token); // { level: 'release', organisationId: null }
 */
export async function actorFromAccessKey(platform: Platform, secret: string): Promise<AccountActor> {
  const found = ACCESS_KEY_SHAPE.test(secret) ? await lookUp(platform, secret) : undefined;
  if (!found)
    throw new Problem(
      'not-signed-in',
      'This access key is unknown or was revoked. Make a new one, or sign in again.',
    );
  const { key, account } = found;
  if (key.expiresAt.getTime() <= platform.clock.nowMs()) {
    throw new Problem(
      'access-key-expired',
      `This access key expired on ${key.expiresAt.toISOString()}. Extend it, or make a new one.`,
    );
  }
  noteUse(platform, key);
  return {
    kind: 'account',
    accountId: account.id,
    email: account.email,
    userName: account.userName,
    staff: account.staff,
    scope: key.scope,
    accessKeyId: key.id,
  };
}

async function lookUp({ db }: Platform, secret: string) {
  const [found] = await db
    .select({ key: accessKeys, account: accounts })
    .from(accessKeys)
    .innerJoin(accounts, eq(accounts.id, accessKeys.accountId))
    .where(eq(accessKeys.secretHash, hashSecret(secret)));
  return found;
}
