/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type InvitationRefusal =
  | 'invitation-not-found'
  | 'already-member'
  | 'other-address'
  | 'invitation-limit';
