import type { RateRule } from '../../platform/rate-limit.ts';

/** For one attempt, from the question for the address to the end of the answer. */
export const DEADLINE_MS = 10_000;
/** How much of an answer the log keeps. */
export const ANSWER_BYTES = 1024;

/** How many attempts one process makes at the same time. */
export const SLOTS = 32;
/** How many of them may go to one target, from all processes. */
export const SLOTS_A_TARGET = 2;
/** How many of them may be an organisation's. */
export const SLOTS_AN_ORGANISATION = 8;
/** When a process dies in the middle of an attempt, another may try again after this. */
export const CLAIM_MS = DEADLINE_MS + 20_000;

/** A target to which nothing was delivered for so long is disabled. */
export const GIVE_UP_TARGET_MS = 3 * 24 * 60 * 60 * 1000;

/** How long the log is kept, and how many deliveries of a webhook at most. */
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
export const MOST_KEPT = 10_000;

/** How many deliveries one request replays. */
export const MOST_REPLAYED = 1000;
/** How often somebody sends tests and replays, in one organisation. */
export const BY_HAND: RateRule = { name: 'webhook.by-hand', points: 120, durationSeconds: 3600 };
