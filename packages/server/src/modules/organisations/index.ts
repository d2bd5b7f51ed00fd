export { type Access, authorise, can, effectiveRole, type Role } from './policy.ts';
export { invitations, organisationMembers, organisations } from './schema.ts';
