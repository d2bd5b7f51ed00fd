// Seconds before the second, third … attempt: soon, for restarts; then ever more patiently, for about a day.
const PAUSES_S = [5, 60, 300, 1800, 7200, 14_400, 28_800, 36_000];
const JITTER = 0.2;
const LONGEST_WISH_MS = 24 * 60 * 60 * 1000;

/** How long a message is tried: all pauses with the most of jitter, and a little. */
export const MESSAGE_LIFE_MS = 30 * 60 * 60 * 1000;

/** How many attempts a message gets. */
export const MOST_TRIES = PAUSES_S.length + 1;

/** What is known after a failed attempt. */
export interface FailedTry {
  /** Attempts so far, this one included. */
  tries: number;
  nowMs: number;
  /** When the message is given up. */
  expiresAtMs: number;
  /** What the target asked for, or 0. */
  retryAfterMs: number;
  /** 0 up to 1, so that many messages do not come back at the same moment. */
  random: number;
}

/**
 * When a message is tried again; null when it is given up. Never before the target wants it, up to a day.
 *
 * @example planRetry({ tries: 1, nowMs: 0, expiresAtMs: MESSAGE_LIFE_MS, retryAfterMs: 0, random: 0.5 }); // 5000
 */
export function planRetry({ tries, nowMs, expiresAtMs, retryAfterMs, random }: FailedTry): number | null {
  const pause = PAUSES_S[tries - 1];
  if (pause === undefined) return null;
  const own = pause * 1000 * (1 - JITTER + 2 * JITTER * random);
  const at = nowMs + Math.round(Math.max(own, Math.min(retryAfterMs, LONGEST_WISH_MS)));
  return at < expiresAtMs ? at : null;
}

/**
 * What a `Retry-After` header asks for, in milliseconds; 0 when it says nothing.
 *
 * @example retryAfterMs('120', Date.UTC(2030, 0)); // 120000
 */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, at - nowMs);
}
