import { and, eq, gt, lt } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { loginVerifications } from './schema.ts';
import { hashSecret, newToken } from '../../platform/secrets.ts';

/** What a link is good for, and for how long. */
export const LINKS = {
  'first-run': { ttlMs: 24 * 60 * 60 * 1000, path: '/first-run' },
  'sign-up': { ttlMs: 24 * 60 * 60 * 1000, path: '/verify-email' },
  reset: { ttlMs: 60 * 60 * 1000, path: '/reset-password' },
  'change-email': { ttlMs: 60 * 60 * 1000, path: '/change-email' },
} as const;

export type LinkPurpose = keyof typeof LINKS;

/** What a link was made with. */
export interface Link {
  /** An address or an account's id. */
  subject: string;
  payload: Record<string, string>;
}

const identifier = (purpose: LinkPurpose, token: string): string => `${purpose}:${hashSecret(token)}`;

/** Makes a link for a subject; its earlier links of the same purpose die. Returns the whole address. */
export async function makeLink(
  platform: Platform,
  tx: Tx,
  purpose: LinkPurpose,
  link: Link,
  token = newToken(),
): Promise<string> {
  await dropLinks(tx, purpose, link.subject);
  const now = platform.clock.now();
  await tx.insert(loginVerifications).values({
    id: newId('vrf', platform.clock),
    identifier: identifier(purpose, token),
    value: link.subject,
    purpose,
    payload: link.payload,
    expiresAt: new Date(now.getTime() + LINKS[purpose].ttlMs),
    createdAt: now,
    updatedAt: now,
  });
  return `${platform.config.publicUrl}${LINKS[purpose].path}?token=${token}`;
}

/** What the living link of a subject was made with, if there is one. */
export async function findLink(
  { clock }: Pick<Platform, 'clock'>,
  tx: Tx,
  purpose: LinkPurpose,
  subject: string,
): Promise<Link | undefined> {
  const [row] = await tx
    .select()
    .from(loginVerifications)
    .where(
      and(
        eq(loginVerifications.value, subject),
        eq(loginVerifications.purpose, purpose),
        gt(loginVerifications.expiresAt, clock.now()),
      ),
    );
  return row && { subject: row.value, payload: row.payload };
}

/**
 * Looks at a link without using it up.
 *
 * @example const { subject } = await peekLink(ctx, 'reset', token); // the account's id
 */
export async function peekLink(
  { clock, db }: Pick<Platform, 'clock' | 'db'>,
  purpose: LinkPurpose,
  token: string,
): Promise<Link> {
  const [row] = await db
    .select()
    .from(loginVerifications)
    .where(alive(clock.now(), purpose, token));
  return linkOf(row);
}

/**
 * Uses a link up: of two who come at once, one gets it.
 *
 * @throws Problem `link-used-or-expired`
 */
export async function useLink(
  { clock }: Platform,
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
): Promise<Link> {
  const [row] = await tx
    .delete(loginVerifications)
    .where(alive(clock.now(), purpose, token))
    .returning();
  return linkOf(row);
}

/** Ends all links that a subject has for a purpose. */
export async function dropLinks(tx: Tx, purpose: LinkPurpose, subject: string): Promise<void> {
  await tx
    .delete(loginVerifications)
    .where(and(eq(loginVerifications.value, subject), eq(loginVerifications.purpose, purpose)));
}

/** Removes links whose time is over. */
export async function sweepLinks(db: Db, now: Date): Promise<void> {
  await db.delete(loginVerifications).where(lt(loginVerifications.expiresAt, now));
}

function alive(now: Date, purpose: LinkPurpose, token: string) {
  return and(
    eq(loginVerifications.identifier, identifier(purpose, token)),
    gt(loginVerifications.expiresAt, now),
  );
}

function linkOf(row: typeof loginVerifications.$inferSelect | undefined): Link {
  if (row) return { subject: row.value, payload: row.payload };
  throw new Problem(
    'link-used-or-expired',
    'This link was used before, is too old, or is not complete. Ask for a new one.',
  );
}
