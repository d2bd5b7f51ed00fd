export { findMember, isAccount, type MemberRow } from './find-member.ts';
export { lockOrganisation } from './lock-organisation.ts';
export {
  isMembershipOf,
  isOrganisation,
  organisationAccess,
  type OrganisationAccess,
  type OrganisationRow,
} from './organisation-access.ts';
export { organisationsPart } from './part.ts';
export { personalOrganisationOf } from './personal-organisation-of.ts';
export {
  type Access,
  authorise,
  authorisePerson,
  can,
  effectiveRole,
  isAtLeast,
  reaches,
  type Role,
  signedIn,
} from './policy.ts';
export { registeredAccount } from './registered-account.ts';
export type { OrganisationRefusal } from './refusals.ts';
export { organisationsRoutes } from './routes.ts';
export { invitations, organisationMembers, organisations } from './schema.ts';

export { acceptInvitation } from './accept-invitation.ts';
export { createOrganisation } from './create-organisation.ts';
export { getOrganisation } from './get-organisation.ts';
export { inviteMember } from './invite-member.ts';
export { listOrganisations } from './list-organisations.ts';
