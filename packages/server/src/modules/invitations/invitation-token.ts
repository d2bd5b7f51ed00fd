import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { invitations } from './schema.ts';

/** How long the link of an invitation works. */
export const INVITATION_TTL_MS = 7 * 24 * 60 * 60 * 1000;

/** 256 random bits in letters that need no encoding in an address. */
export function newInvitationToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. */
export function hashInvitationToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The condition that an invitation was neither accepted nor revoked; its link may have expired. */
export function isOpen(): SQL | undefined {
  return and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
}

/** The condition that an invitation still waits. */
export function isWaiting(now: Date): SQL | undefined {
  return and(isOpen(), gt(invitations.expiresAt, now));
}

/** The condition that an invitation is the one of this token and still waits. */
export function isOpenBy(token: string, now: Date): SQL | undefined {
  return and(eq(invitations.tokenHash, hashInvitationToken(token)), isWaiting(now));
}
