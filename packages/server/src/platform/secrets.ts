import { createHash, randomBytes, randomInt } from 'node:crypto';

// Without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: what people read from one screen and type on another.
const PLAIN_LETTERS = 'ACDEFGHJKMNPQRTWXY34679';

/** The token of a link or a device code: 192 random bits in 32 characters that survive any address. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Random letters and digits that people do not mistake for each other, 4.5 bits each. */
export function newPlainCode(length: number): string {
  return Array.from({ length }, () => PLAIN_LETTERS[randomInt(PLAIN_LETTERS.length)]).join('');
}

/** What is stored of a secret of high entropy: its SHA-256, hex. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
