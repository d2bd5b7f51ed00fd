import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { BetterAuthOptions } from 'better-auth';
import { eq } from 'drizzle-orm';
import { accounts, loginCredentials, loginVerifications, PASSWORD_LENGTH, passwords } from '#accounts';
import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import { newId, type IdPrefix } from '../../platform/ids.ts';
import { hashSessionTokens } from './hashed-sessions.ts';
import { loginSecrets, loginSessions } from './schema.ts';

const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** How better-auth is told the client's address, which the platform has already found out. */
export const SOURCE_HEADER = 'x-codepushgo-source';

const PREFIXES: Record<string, IdPrefix> = {
  user: 'acc',
  session: 'ses',
  account: 'crd',
  verification: 'vrf',
};

function options(platform: Platform, secret: string) {
  const { config, db, clock } = platform;
  const schema = {
    user: accounts,
    session: loginSessions,
    account: loginCredentials,
    verification: loginVerifications,
  };
  const adapter = drizzleAdapter(db, { provider: 'pg', schema });
  return {
    baseURL: config.publicUrl,
    secret,
    database: (own: BetterAuthOptions) => hashSessionTokens(adapter(own)),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      maxPasswordLength: PASSWORD_LENGTH.most,
      // Looked up at each call, so that tests can count the work.
      password: {
        hash: (text: string) => passwords.hash(text),
        verify: (attempt: { hash: string; password: string }) => passwords.verify(attempt),
      },
    },
    user: {
      additionalFields: {
        userName: { type: 'string', input: false },
        staff: { type: 'string', required: false, input: false },
        language: { type: 'string', input: false },
      },
    },
    session: { fields: { userId: 'accountId' }, expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    account: { fields: { userId: 'accountId', accountId: 'providerAccountId', password: 'passwordHash' } },
    advanced: {
      cookiePrefix: 'codepushgo',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [SOURCE_HEADER] },
      database: {
        generateId: ({ model }: { model: string }) => newId(PREFIXES[model] ?? 'vrf', clock),
        // The links in `verification` are ours and carry columns that better-auth does not know.
        validateSchema: false,
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  } satisfies BetterAuthOptions;
}

/** better-auth over our tables; nobody outside this module sees it. */
async function createAuth(platform: Platform) {
  return betterAuth(options(platform, await signingSecret(platform)));
}

type Auth = Awaited<ReturnType<typeof createAuth>>;

const known = new WeakMap<Db, Promise<Auth>>();

/** The instance of a database; made at the first use, for it needs the stored secret. Not inside a transaction. */
export function authOf(platform: Platform): Promise<Auth> {
  const made = known.get(platform.db);
  if (made) return made;
  const fresh = createAuth(platform);
  known.set(platform.db, fresh);
  fresh.catch(() => known.delete(platform.db));
  return fresh;
}

async function signingSecret({ db, clock }: Platform): Promise<string> {
  const row = {
    name: 'session-cookies',
    value: randomBytes(32).toString('base64url'),
    createdAt: clock.now(),
  };
  await db.insert(loginSecrets).values(row).onConflictDoNothing();
  const [kept] = await db.select().from(loginSecrets).where(eq(loginSecrets.name, row.name));
  return kept!.value;
}
