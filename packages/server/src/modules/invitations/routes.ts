import { os } from '../../api-base.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { inviteMember } from './invite-member.ts';
import { listInvitations } from './list-invitations.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';

const api = os.organisations;

/** The endpoints of invitations; in the API they stand among those of organisations. */
export const invitationsRoutes = {
  listInvitations: api.listInvitations.handler(({ context, input }) => listInvitations(context, input)),
  invite: api.invite.handler(({ context, input }) => inviteMember(context, input)),
  resendInvitation: api.resendInvitation.handler(({ context, input }) => resendInvitation(context, input)),
  revokeInvitation: api.revokeInvitation.handler(({ context, input }) => revokeInvitation(context, input)),
  acceptInvitation: api.acceptInvitation.handler(({ context, input }) => acceptInvitation(context, input)),
};
