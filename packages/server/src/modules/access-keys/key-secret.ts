import { newToken } from '../../platform/secrets.ts';

/** What an access key may look like, ours and those that callers choose. */
export const ACCESS_KEY_SHAPE = /^[A-Za-z0-9_-]{10,100}$/;

/** A new access key: a prefix by which leaks can be found, and 192 random bits. Never begins with a hyphen. */
export function newAccessKeySecret(): string {
  return `cpg_${newToken()}`;
}
