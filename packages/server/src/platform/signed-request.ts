import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.ts';
import { Problem } from './problem.ts';

/** How far the clocks of the two sides may be apart, and how long a signature is remembered. */
const LIFE_MS = 5 * 60 * 1000;

const TIMESTAMP_HEADER = 'x-codepushgo-timestamp';
const SIGNATURE_HEADER = 'x-codepushgo-signature';
const DIGEST_HEADER = 'x-codepushgo-content-sha256';

/** What of a request is signed besides its body. */
export interface SignedHead {
  method: string;
  /** Path with query, as it stands in the request line. */
  path: string;
}

/** What of a request is signed. */
export interface SignedParts extends SignedHead {
  body: Uint8Array | string;
}

/** Keeps a signature until an instant (milliseconds since the epoch); false when it was there already. */
export type KeepSignature = (signature: string, untilMs: number) => boolean;

function digestOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

function signatureOf(key: string, { method, path }: SignedHead, timestamp: string, digest: string): string {
  return createHmac('sha256', key)
    .update([method.toUpperCase(), path, timestamp, digest].join('\n'))
    .digest('hex');
}

/**
 * The headers that prove who sends a request: HMAC-SHA-256 over method, path with query, time and SHA-256 of the body.
 * The digest is sent too, so that the other side knows whom it hears before it reads a body.
 *
 * @param key at least 32 characters that both sides know
 * @example signRequest(key, { method: 'GET', path: '/operator/v1/facts', body: '' }, clock);
 */
export function signRequest(key: string, parts: SignedParts, clock: Clock): Record<string, string> {
  // The fraction keeps two equal requests of one millisecond apart.
  const timestamp = `${clock.nowMs()}.${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const digest = digestOf(parts.body);
  return {
    [TIMESTAMP_HEADER]: timestamp,
    [DIGEST_HEADER]: digest,
    [SIGNATURE_HEADER]: signatureOf(key, parts, timestamp, digest),
  };
}

/**
 * Refuses a request that was not signed with one of the keys, too long ago, or that came before; its headers alone say
 * so, so nobody without a key makes us read a body.
 *
 * @returns what takes the body, and refuses another than was signed
 * @throws Problem `not-signed-in`
 * @example checkSignedHead([key], request, request.headers, means)(await readBody(request, 1024));
 */
export function checkSignedHead(
  keys: string[],
  head: SignedHead,
  headers: Headers,
  { clock, keep }: { clock: Clock; keep: KeepSignature },
): (body: Uint8Array | string) => void {
  const timestamp = headers.get(TIMESTAMP_HEADER) ?? '';
  const digest = headers.get(DIGEST_HEADER) ?? '';
  const given = headers.get(SIGNATURE_HEADER) ?? '';
  const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
  if (!/^\d{13}\.\d{6}$/.test(timestamp) || !isHash(digest) || !isHash(given))
    throw refused('The request is not signed. Sign it with STATUS_KEY.');
  const isBy = (key: string): boolean =>
    timingSafeEqual(Buffer.from(given), Buffer.from(signatureOf(key, head, timestamp, digest)));
  if (!keys.some(isBy))
    throw refused('The signature is wrong. Both sides need the same STATUS_KEY, or PROBE_KEY for reports.');
  const sentMs = Number(timestamp);
  if (Math.abs(clock.nowMs() - sentMs) > LIFE_MS)
    throw refused('The signature is more than five minutes off. Set the clocks of both machines right.');
  if (!keep(given, Math.ceil(sentMs) + LIFE_MS))
    throw refused('This very request came before. Sign a new one.');
  return (body) => {
    if (digestOf(body) !== digest) throw refused('The signature is wrong: the body is not the signed one.');
  };
}

function refused(detail: string): Problem {
  return new Problem('not-signed-in', detail);
}
