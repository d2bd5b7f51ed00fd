import type { RateLimits, RateRule } from '../../platform/rate-limit.ts';

const QUARTER = 15 * 60;
const rule = (name: string, points: number, durationSeconds = QUARTER): RateRule => ({
  name,
  points,
  durationSeconds,
});

/** How many attempts there are: for what is attempted on, and for where the attempts come from. */
export const attempts = {
  signIn: { account: rule('sign-in.account', 10), source: rule('sign-in.source', 60) },
  signUp: { account: rule('sign-up.account', 5, 3600), source: rule('sign-up.source', 30, 3600) },
  reset: { account: rule('reset.account', 5, 3600), source: rule('reset.source', 30, 3600) },
  // Opening and using links: first run, verification, reset, invitation.
  link: { account: rule('link.account', 20), source: rule('link.source', 60) },
  deviceStart: { account: rule('device-start.account', 30), source: rule('device-start.source', 60) },
  // The device asks every five seconds for a quarter of an hour.
  devicePoll: { account: rule('device-poll.code', 400), source: rule('device-poll.source', 2000) },
  deviceCode: { account: rule('device-code.account', 20), source: rule('device-code.source', 30) },
  oldCli: { account: rule('old-cli.account', 20), source: rule('old-cli.source', 60) },
} as const satisfies Record<string, { account: RateRule; source: RateRule }>;

/** Tries of one user code, whoever tries. */
export const deviceCodeTries = rule('device-code.code', 10);

/**
 * Counts an attempt, before any work is done and whether or not the account exists.
 *
 * @param subject the account as the caller names it: an address, a token or a code
 * @throws Problem `too-many-requests`
 */
export async function countAttempt(
  { limits, source }: { limits: RateLimits; source: string },
  kind: keyof typeof attempts,
  subject: string,
): Promise<void> {
  await limits.consume(attempts[kind].source, source);
  await limits.consume(attempts[kind].account, subject);
}
