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
  | 'adn'
  | 'ctr'
  | 'app'
  | 'chn'
  | 'rel'
  | 'pkg'
  | 'upl'
  | 'aud'
  | 'dec'
  | 'ovr'
  | 'whk'
  | 'msg'
  | 'mai'
  | 'att'
  | 'rev'
  | 'tkt'
  | 'tev'
  | 'nte'
  | 'kpt'
  | 'fil'
  | 'viw'
  | 'cpo'
  | 'out'
  | 'frm'
  | 'fix'
  | 'clm'
  | 'req';

// Crockford's base 32: sorts like the number it writes.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

let lastMs = -1;
let last = 0n;

// Within a millisecond the random part only grows, so that this process's ids keep their order.
function randomPart(ms: number): bigint {
  const bits = (bytes: number): bigint => BigInt(`0x${randomFillSync(Buffer.alloc(bytes)).toString('hex')}`);
  last = ms === lastMs ? last + 1n + bits(5) : bits(10) >> 1n;
  lastMs = ms;
  return last;
}

/**
 * A new id: prefix, 48 bits of milliseconds, 80 random bits. Ids made later by one process sort later.
 * An id is not a secret.
 *
 * @example newId('app', clock); // 'app_01kb3q…' (4 + 26 characters)
 */
export function newId(prefix: IdPrefix, clock: Clock): string {
  const ms = clock.nowMs();
  return `${prefix}_${base32(BigInt(ms), 10)}${base32(randomPart(ms), 16)}`;
}

/**
 * What ids made at an instant or later sort behind; for ranges of time over an index on ids.
 *
 * @example idsFrom('aud', new Date('2030-01-01')); // 'aud_01nkqr…' (4 + 10 characters)
 */
export function idsFrom(prefix: IdPrefix, instant: Date): string {
  const ms = Math.min(Math.max(instant.getTime(), 0), 2 ** 48 - 1);
  return `${prefix}_${base32(BigInt(ms), 10)}`;
}
