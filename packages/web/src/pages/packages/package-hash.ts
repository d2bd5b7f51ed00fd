import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { byCodeUnits } from './package-rules.ts';

/** SHA-256 that takes its bytes piece by piece; browsers have one for whole texts alone, and on HTTPS alone. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** 64 lower-case hex digits. */
  digest(): string;
}

/** Begins a SHA-256. */
export function startHash(): Hasher {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), digest: () => bytesToHex(hash.digest()) };
}

/**
 * The hash that names a package, as devices compute it: each file but the signature as `path:sha256`, sorted by code
 * units, as a JSON array without white space, hashed with SHA-256.
 *
 * @param hashes the SHA-256 of each file by its path
 */
export function packageHash(hashes: Map<string, string>): string {
  const lines = [...hashes]
    .filter(([path]) => path !== '.codepushrelease' && !path.endsWith('/.codepushrelease'))
    .map(([path, hash]) => `${path}:${hash}`)
    .toSorted(byCodeUnits);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(lines))));
}

/** The SHA-256 of a blob, read piece by piece. */
export async function blobHash(blob: Blob): Promise<string> {
  const hash = startHash();
  for (let from = 0; from < blob.size; from += PIECE_BYTES) {
    hash.update(new Uint8Array(await blob.slice(from, from + PIECE_BYTES).arrayBuffer()));
  }
  return hash.digest();
}

const PIECE_BYTES = 4 * 1024 * 1024;
