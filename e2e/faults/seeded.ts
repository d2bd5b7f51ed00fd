import { createCipheriv, createHash } from 'node:crypto';

/** Chance that comes out the same for the same seed. */
export interface Seeded {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** Bytes that do not get smaller when packed. */
  bytes(size: number): Buffer;
}

/** Chance from a seed: the keystream of AES in counter mode. */
export function seeded(seed: number | string): Seeded {
  const key = createHash('sha256').update(`${seed}`).digest().subarray(0, 16);
  const stream = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  const bytes = (size: number): Buffer => stream.update(Buffer.alloc(size));
  return { bytes, below: (limit) => bytes(4).readUInt32LE() % limit };
}
