import type { RateRule } from '../../platform/rate-limit.ts';

/** Invitations that may wait in one organisation at the same time. */
export const WAITING_INVITATIONS = 200;

/** How often invitations are sent: by one organisation, to one address by it, from one source. */
export const INVITING = {
  organisation: { name: 'invite.organisation', points: 200, durationSeconds: 86_400 },
  address: { name: 'invite.address', points: 5, durationSeconds: 86_400 },
  source: { name: 'invite.source', points: 100, durationSeconds: 3600 },
} satisfies Record<string, RateRule>;

/** How often links are tried: by one account, from one source. */
export const ACCEPTING = {
  account: { name: 'invitation.accept.account', points: 20, durationSeconds: 900 },
  source: { name: 'invitation.accept.source', points: 60, durationSeconds: 900 },
} satisfies Record<string, RateRule>;
