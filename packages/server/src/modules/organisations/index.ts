export { addMember } from './add-member.ts';
export { isAccount, selectMembers } from './find-member.ts';
export { lockMembership } from './lock-membership.ts';
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
  assertMayChangeRole,
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
export { toOrganisation } from './shapes.ts';
export { organisationMembers, organisations } from './schema.ts';

export { createOrganisation } from './create-organisation.ts';
export { getOrganisation } from './get-organisation.ts';
export { listMembers } from './list-members.ts';
export { listOrganisations } from './list-organisations.ts';
