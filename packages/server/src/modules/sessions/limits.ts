import type { AttemptRules } from '#accounts';
import type { RateRule } from '../../platform/rate-limit.ts';

const rule = (name: string, points: number): RateRule => ({ name, points, durationSeconds: 15 * 60 });

/** How many attempts there are, see `countAttempt` of the accounts. */
export const attempts = {
  signIn: { account: rule('sign-in.account', 10), source: rule('sign-in.source', 60) },
  changePassword: {
    account: rule('change-password.account', 10),
    source: rule('change-password.source', 60),
  },
  deviceStart: { account: rule('device-start.account', 30), source: rule('device-start.source', 60) },
  // The device asks every five seconds for a quarter of an hour.
  devicePoll: { account: rule('device-poll.code', 400), source: rule('device-poll.source', 2000) },
  deviceCode: { account: rule('device-code.account', 20), source: rule('device-code.source', 30) },
  oldCli: { account: rule('old-cli.account', 20), source: rule('old-cli.source', 60) },
} as const satisfies Record<string, AttemptRules>;

/** Tries of one user code, whoever tries. */
export const deviceCodeTries = rule('device-code.code', 10);
