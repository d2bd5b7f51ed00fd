import type { RateLimits, RateRule } from '../../platform/rate-limit.ts';

const QUARTER = 15 * 60;
const rule = (name: string, points: number, durationSeconds = QUARTER): RateRule => ({
  name,
  points,
  durationSeconds,
});

/** How many attempts there are: for what is attempted on, and for where the attempts come from. */
export interface AttemptRules {
  account: RateRule;
  source: RateRule;
}

/** The attempts of this module. */
export const attempts = {
  signUp: { account: rule('sign-up.account', 5, 3600), source: rule('sign-up.source', 30, 3600) },
  reset: { account: rule('reset.account', 5, 3600), source: rule('reset.source', 30, 3600) },
  // Guesses of the password and mails alike, so that a success does not begin anew.
  changeEmail: {
    account: rule('change-email.account', 10, 3600),
    source: rule('change-email.source', 30, 3600),
  },
  // Opening and using links: first run, verification, reset, change of address, invitation.
  link: { account: rule('link.account', 20), source: rule('link.source', 60) },
} as const satisfies Record<string, AttemptRules>;

/**
 * Counts an attempt, before any work is done and whether or not the account exists.
 *
 * @param subject the account as the caller names it: an address, a token or a code
 * @throws Problem `too-many-requests`
 * @example
 * const account = { name: 'code.account', points: 5, durationSeconds: 60 };
 * const source = { name: 'code.source', points: 60, durationSeconds: 60 };
 * await countAttempt(ctx, { account, source }, 'zoe@example.com');
 */
export async function countAttempt(
  { limits, source }: { limits: RateLimits; source: string },
  rules: AttemptRules,
  subject: string,
): Promise<void> {
  await limits.consume(rules.source, source);
  await limits.consume(rules.account, subject);
}
