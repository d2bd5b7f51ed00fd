export { invitationsPart } from './part.ts';
export type { InvitationRefusal } from './refusals.ts';
export { invitationsRoutes } from './routes.ts';
export { invitations } from './schema.ts';

export { acceptInvitation } from './accept-invitation.ts';
export { inviteMember } from './invite-member.ts';
