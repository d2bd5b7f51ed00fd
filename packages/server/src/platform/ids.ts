import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** The prefixes in use; the prefix says what an id names. */
export type IdPrefix =
  | 'acc'
  | 'ses'
  | 'crd'
  | 'vrf'
  | 'dvc'
  | 'key'
  | 'org'
  | 'inv'
  | 'prj'
  | 'app'
  | 'chn'
  | 'rel'
  | 'pkg'
  | 'upl'
  | 'aud'
  | 'dec'
  | 'ovr'
  | 'req';

// Crockford's base 32: sorts like the number it writes.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

/**
 * A new id: prefix, 48 bits of milliseconds, 80 random bits. Ids made later sort later.
 *
 * @example newId('app', clock); // 'app_01kb3q…' (4 + 26 characters)
 */
export function newId(prefix: IdPrefix, clock: Clock): string {
  const random = randomFillSync(Buffer.alloc(10));
  return `${prefix}_${base32(BigInt(clock.nowMs()), 10)}${base32(BigInt(`0x${random.toString('hex')}`), 16)}`;
}
