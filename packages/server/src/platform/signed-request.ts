import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.ts';
import { Problem } from './problem.ts';

/** How far the clocks of the two sides may be apart, and how long a signature is remembered. */
const LIFE_MS = 5 * 60 * 1000;

const TIMESTAMP_HEADER = 'x-codepushgo-timestamp';
const SIGNATURE_HEADER = 'x-codepushgo-signature';

/** What of a request is signed. */
export interface SignedParts {
  method: string;
  /** Path with query, as it stands in the request line. */
  path: string;
  body: Uint8Array | string;
}

/** Keeps a signature until an instant (milliseconds since the epoch); false when it was there already. */
export type KeepSignature = (signature: string, untilMs: number) => boolean;

function signatureOf(key: string, { method, path, body }: SignedParts, timestamp: string): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', key)
    .update([method.toUpperCase(), path, timestamp, digest].join('\n'))
    .digest('hex');
}

/**
 * The headers that prove who sends a request: HMAC-SHA-256 over method, path with query, time and SHA-256 of the body.
 *
 * @param key at least 32 characters that both sides know
 * @example signRequest(key, { method: 'GET', path: '/operator/v1/facts', body: '' }, clock);
 */
export function signRequest(key: string, parts: SignedParts, clock: Clock): Record<string, string> {
  // The fraction keeps two equal requests of one millisecond apart.
  const timestamp = `${clock.nowMs()}.${String(randomInt(1_000_000)).padStart(6, '0')}`;
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signatureOf(key, parts, timestamp) };
}

/**
 * Refuses a request that was not signed with one of the keys, too long ago, or that came before.
 *
 * @throws Problem `not-signed-in`
 */
export function checkSignedRequest(
  keys: string[],
  parts: SignedParts,
  headers: Headers,
  { clock, keep }: { clock: Clock; keep: KeepSignature },
): void {
  const timestamp = headers.get(TIMESTAMP_HEADER) ?? '';
  const given = headers.get(SIGNATURE_HEADER) ?? '';
  if (!/^\d{13}\.\d{6}$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(given))
    throw refused('The request is not signed. Sign it with STATUS_KEY.');
  const isBy = (key: string): boolean =>
    timingSafeEqual(Buffer.from(given), Buffer.from(signatureOf(key, parts, timestamp)));
  if (!keys.some(isBy))
    throw refused('The signature is wrong. Both sides need the same STATUS_KEY, or PROBE_KEY for reports.');
  const sentMs = Number(timestamp);
  if (Math.abs(clock.nowMs() - sentMs) > LIFE_MS)
    throw refused('The signature is more than five minutes off. Set the clocks of both machines right.');
  if (!keep(given, Math.ceil(sentMs) + LIFE_MS))
    throw refused('This very request came before. Sign a new one.');
}

function refused(detail: string): Problem {
  return new Problem('not-signed-in', detail);
}
