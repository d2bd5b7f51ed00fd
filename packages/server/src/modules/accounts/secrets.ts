import { createHash, randomBytes, randomInt } from 'node:crypto';

// Without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: what people read from one screen and type on another.
const PLAIN_LETTERS = 'ACDEFGHJKMNPQRTWXY34679';
const USER_CODE_LENGTH = 10;

/** What an access key may look like, ours and those that callers choose. */
export const ACCESS_KEY_SHAPE = /^[A-Za-z0-9_-]{10,100}$/;

/** The token of a link or a device code: 192 random bits in 32 characters that survive any address. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** A new access key: a prefix by which leaks can be found, and 192 random bits. Never begins with a hyphen. */
export function newAccessKeySecret(): string {
  return `cpg_${newToken()}`;
}

/** The code that a person compares and types, without its hyphen: 45 bits, guarded by attempt limits. */
export function newUserCode(): string {
  return Array.from({ length: USER_CODE_LENGTH }, () => PLAIN_LETTERS[randomInt(PLAIN_LETTERS.length)]).join(
    '',
  );
}

/** A user code as people read it: `ACDEF-GHJKM`. */
export function showUserCode(code: string): string {
  return `${code.slice(0, USER_CODE_LENGTH / 2)}-${code.slice(USER_CODE_LENGTH / 2)}`;
}

/** What somebody typed, as the code was made; upper case, without hyphens and blanks. */
export function readUserCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 50);
}

/** What is stored of a secret of high entropy: its SHA-256, hex. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
