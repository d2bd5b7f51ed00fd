export { lockMembership } from './lock-membership.ts';
export { lockOrganisation } from './lock-organisation.ts';
export { addMember, changeMember, dropMember } from './member-rows.ts';
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
  asMember,
  assertMayChangeRole,
  authorise,
  authoriseAgent,
  authoriseOperator,
  authorisePerson,
  can,
  effectiveRole,
  isAtLeast,
  reaches,
  type Role,
  signedIn,
} from './policy.ts';
export { registeredAccount } from './registered-account.ts';
export { personalOrganisation, type OrganisationRefusal } from './refusals.ts';
export { organisationsRoutes } from './routes.ts';
export { searchWords } from './search-words.ts';
export { toOrganisation } from './shapes.ts';
export { organisationMembers, organisations } from './schema.ts';
export { isAccount, type MemberRow, selectMembers } from './select-members.ts';

export { createOrganisation } from './create-organisation.ts';
export { getOrganisation } from './get-organisation.ts';
export { listOrganisations } from './list-organisations.ts';
export { updateOrganisation } from './update-organisation.ts';
