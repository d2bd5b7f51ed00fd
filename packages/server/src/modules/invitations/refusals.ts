import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type InvitationRefusal =
  | 'invitation-not-found'
  | 'already-member'
  | 'other-address'
  | 'invitation-limit';

/** The answer for an invitation that does not exist here, was accepted or was revoked. */
export function invitationNotFound(): Problem {
  return new Problem('not-found', 'No invitation with this id is open here.', {
    reason: 'invitation-not-found' satisfies InvitationRefusal,
  });
}
