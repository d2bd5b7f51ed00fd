import { z } from 'zod';
import { Empty, endpoint, Instant, pageInput, pageOf } from './endpoint.ts';
import { LanguageName, TimeZone } from './time-zone.ts';

const tag = 'Account';

/** How the console and the pages look; `system` follows the browser. */
export const ThemeName = z.enum(['light', 'dark', 'system']);

/** The signed-in person. */
export const Account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  userName: z.string(),
  staff: z.enum(['operator', 'agent']).nullable(),
  language: LanguageName,
  theme: ThemeName,
  /** The zone in which instants are shown; null follows the browser. */
  timeZone: z.string().nullable(),
  createdAt: Instant,
});
export type Account = z.infer<typeof Account>;

/** What a new access key may do; left out: everything its account may. */
export const AccessKeyScope = z.object({
  level: z.enum(['read', 'release', 'full']).default('full'),
  /** Slug or id of the only organisation the key works in; null for all. */
  organisation: z.string().nullable().default(null),
});

/** An access key without its secret, which is told once, when it is made. */
export const AccessKey = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.object({ level: z.enum(['read', 'release', 'full']), organisationId: z.string().nullable() }),
  isSession: z.boolean(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type AccessKey = z.infer<typeof AccessKey>;

/** A place where somebody is signed in. */
export const Session = z.object({
  id: z.string(),
  /** `browser` for a cookie session, `cli` for a key made by a log-in. */
  kind: z.enum(['browser', 'cli']),
  machine: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof Session>;

const keyName = z.string().trim().min(1).max(10_000);
const ttlMs = z
  .number()
  .int()
  .min(0)
  .max(10 * 366 * 86_400_000);

/** The endpoints of the account: profile, access keys, sessions, the log-in of the CLI. */
export const accounts = {
  me: endpoint('account', { method: 'GET', path: '/account', summary: 'Who you are', tag }).output(Account),
  updateMe: endpoint('account', {
    method: 'PATCH',
    path: '/account',
    summary: 'Change your name, language, theme or time zone',
    tag,
  })
    .input(
      z.object({
        name: z.string().trim().min(1).max(128).optional(),
        language: LanguageName.optional(),
        theme: ThemeName.optional(),
        timeZone: TimeZone.nullable().optional(),
      }),
    )
    .output(Account),
  changePassword: endpoint('account', {
    method: 'POST',
    path: '/account/password',
    summary: 'Choose another password; you stay signed in here, and are signed out everywhere else',
    tag,
    status: 204,
  })
    .input(z.object({ currentPassword: z.string().max(1000), newPassword: z.string().max(1000) }))
    .output(Empty),
  requestEmailChange: endpoint('account', {
    method: 'POST',
    path: '/account/email',
    summary:
      'Ask for another e-mail address; it counts once the link that is sent there was confirmed, and you stay signed in',
    tag,
    status: 204,
  })
    .input(z.object({ email: z.string().max(1000), password: z.string().max(1000) }))
    .output(Empty),
  listAccessKeys: endpoint('account', {
    method: 'GET',
    path: '/access-keys',
    summary: 'Your access keys',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(AccessKey)),
  createAccessKey: endpoint('account', {
    method: 'POST',
    path: '/access-keys',
    summary: 'Make an access key; the secret is shown once',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        name: keyName,
        scope: AccessKeyScope.optional(),
        ttlMs: ttlMs.min(1).default(60 * 86_400_000),
        createdBy: z.string().max(1000).optional(),
      }),
    )
    .output(AccessKey.extend({ secret: z.string() })),
  updateAccessKey: endpoint('account', {
    method: 'PATCH',
    path: '/access-keys/{key}',
    summary: 'Rename an access key or move its expiry; a ttl of 0 ends it now',
    tag,
  })
    .input(z.object({ key: z.string(), name: keyName.optional(), ttlMs: ttlMs.optional() }))
    .output(AccessKey),
  deleteAccessKey: endpoint('account', {
    method: 'DELETE',
    path: '/access-keys/{key}',
    summary: 'Revoke an access key',
    tag,
    status: 204,
  })
    .input(z.object({ key: z.string() }))
    .output(Empty),
  listSessions: endpoint('account', {
    method: 'GET',
    path: '/sessions',
    summary: 'Where you are signed in',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(Session)),
  deleteSession: endpoint('account', {
    method: 'DELETE',
    path: '/sessions/{session}',
    summary: 'Sign a session out',
    tag,
    status: 204,
  })
    .input(z.object({ session: z.string() }))
    .output(Empty),
  deleteOtherSessions: endpoint('account', {
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out everywhere but here',
    tag,
  }).output(z.object({ deleted: z.number().int() })),
  startDeviceLogin: endpoint('public', {
    method: 'POST',
    path: '/device-login',
    summary: 'Begin a CLI log-in (RFC 8628)',
    tag,
  })
    .input(z.object({ machine: z.string().trim().min(1).max(200) }))
    .output(
      z.object({
        deviceCode: z.string(),
        userCode: z.string(),
        verificationUrl: z.string(),
        verificationUrlComplete: z.string(),
        expiresInSeconds: z.number().int(),
        intervalSeconds: z.number().int(),
      }),
    ),
  pollDeviceLogin: endpoint('public', {
    method: 'POST',
    path: '/device-login/token',
    summary: 'Ask whether the CLI log-in was approved',
    tag,
  })
    .input(z.object({ deviceCode: z.string().min(1).max(200) }))
    .output(
      z.discriminatedUnion('state', [
        z.object({ state: z.literal('pending'), intervalSeconds: z.number().int() }),
        z.object({ state: z.literal('slow-down'), intervalSeconds: z.number().int() }),
        z.object({ state: z.literal('denied') }),
        z.object({ state: z.literal('expired') }),
        z.object({
          state: z.literal('approved'),
          accessKey: z.string(),
          accessKeyId: z.string(),
          expiresAt: Instant,
        }),
      ]),
    ),
};
