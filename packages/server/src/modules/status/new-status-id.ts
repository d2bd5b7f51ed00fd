import { randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * An id as the Statuspage API has them: 12 characters of `[a-z0-9]`. Not a secret.
 *
 * @example newStatusId(); // 'x7k2m9q4w1zt'
 */
export function newStatusId(): string {
  return Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
