import { z } from 'zod';
import { AccessKey } from './accounts.ts';
import { AnyInstant, Empty, endpoint, inOrg, Instant, pageInput, pageOf } from './endpoint.ts';
import { LanguageName, TimeZone } from './time-zone.ts';
import { searchInput } from './search.ts';

const tag = 'Organisations';
const name = z.string().trim().min(1).max(128);

/** A name for addresses: at most 63 lower-case letters, digits and hyphens. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be lower-case letters, digits and hyphens');
/** A role; `billing` stands beside the others and sees nothing technical. */
export const RoleName = z.enum(['owner', 'admin', 'developer', 'viewer', 'billing']);

/** Who works together. */
export const Organisation = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['personal', 'team']),
  /** Your own role; null for somebody who only has a role on one of its projects or apps. */
  role: RoleName.nullable(),
  /** The zone of times in mails to the organisation, as the IANA database names it. */
  timeZone: z.string(),
  /** The language of mails to the organisation. */
  language: LanguageName,
  createdAt: Instant,
});
export type Organisation = z.infer<typeof Organisation>;

/** Somebody with a role on the whole organisation. */
export const Member = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  userName: z.string(),
  role: RoleName,
  since: Instant,
});
export type Member = z.infer<typeof Member>;

/** An invitation that was neither accepted nor revoked; its token is in the mail alone. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: RoleName,
  /** The link of an expired one is dead; sending it again makes a new one. */
  state: z.enum(['waiting', 'expired']),
  invitedBy: z.object({ accountId: z.string(), name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

/** One change: who, what, where, when. */
export const AuditEntry = z.object({
  id: z.string(),
  action: z.string(),
  actor: z.object({
    kind: z.enum(['account', 'system', 'anonymous']),
    id: z.string().nullable(),
    /** The present name of the account; null for everybody else. */
    name: z.string().nullable(),
    accessKeyId: z.string().nullable(),
  }),
  target: z.object({ type: z.string(), id: z.string() }),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  at: Instant,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const member = { ...inOrg, account: z.string().min(1).max(320) };

/** The endpoints of organisations, members, invitations, their access keys and the audit log. */
export const organisations = {
  list: endpoint('account', {
    method: 'GET',
    path: '/organisations',
    summary: 'The organisations you work in',
    tag,
  })
    .input(z.object({ ...pageInput, ...searchInput }))
    .output(pageOf(Organisation)),
  create: endpoint('account', {
    method: 'POST',
    path: '/organisations',
    summary: 'Found an organisation',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ name, slug: Slug, timeZone: TimeZone.optional(), language: LanguageName.optional() }))
    .output(Organisation),
  get: endpoint('organisation.read', {
    method: 'GET',
    path: '/organisations/{org}',
    summary: 'One organisation',
    tag,
  })
    .input(z.object(inOrg))
    .output(Organisation),
  update: endpoint('organisation.update', {
    method: 'PATCH',
    path: '/organisations/{org}',
    summary: 'Change the name, time zone or language',
    tag,
  })
    .input(
      z.object({
        ...inOrg,
        name: name.optional(),
        timeZone: TimeZone.optional(),
        language: LanguageName.optional(),
      }),
    )
    .output(Organisation),
  delete: endpoint('organisation.delete', {
    method: 'DELETE',
    path: '/organisations/{org}',
    summary: 'Delete an organisation that has no apps left',
    tag,
    status: 204,
  })
    .input(z.object(inOrg))
    .output(Empty),
  transferOwnership: endpoint('organisation.transfer', {
    method: 'POST',
    path: '/organisations/{org}/transfer-ownership',
    summary: 'Make another member the owner in your place; you become an admin',
    tag,
  })
    .input(z.object({ ...inOrg, account: member.account }))
    .output(Member),
  listMembers: endpoint('member.read', {
    method: 'GET',
    path: '/organisations/{org}/members',
    summary: 'Members and their roles',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput, ...searchInput }))
    .output(pageOf(Member)),
  setMemberRole: endpoint('member.manage', {
    method: 'PATCH',
    path: '/organisations/{org}/members/{account}',
    summary: 'Change a role; owners are made and unmade by owners alone',
    tag,
  })
    .input(z.object({ ...member, role: RoleName }))
    .output(Member),
  removeMember: endpoint('member.manage', {
    method: 'DELETE',
    path: '/organisations/{org}/members/{account}',
    summary: 'Remove a member',
    tag,
    status: 204,
  })
    .input(z.object(member))
    .output(Empty),
  leave: endpoint('organisation.read', {
    method: 'POST',
    path: '/organisations/{org}/leave',
    summary: 'Leave; the last owner cannot',
    tag,
    status: 204,
  })
    .input(z.object(inOrg))
    .output(Empty),
  listInvitations: endpoint('member.manage', {
    method: 'GET',
    path: '/organisations/{org}/invitations',
    summary: 'Invitations that were neither accepted nor revoked',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput }))
    .output(pageOf(Invitation)),
  invite: endpoint('member.manage', {
    method: 'POST',
    path: '/organisations/{org}/invitations',
    summary: 'Invite by e-mail',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inOrg, email: z.email().max(254), role: RoleName }))
    .output(Invitation),
  resendInvitation: endpoint('member.manage', {
    method: 'POST',
    path: '/organisations/{org}/invitations/{invitation}/resend',
    summary: 'Send an invitation again, with a new link; the earlier one dies',
    tag,
  })
    .input(z.object({ ...inOrg, invitation: z.string() }))
    .output(Invitation),
  revokeInvitation: endpoint('member.manage', {
    method: 'DELETE',
    path: '/organisations/{org}/invitations/{invitation}',
    summary: 'Revoke an invitation',
    tag,
    status: 204,
  })
    .input(z.object({ ...inOrg, invitation: z.string() }))
    .output(Empty),
  acceptInvitation: endpoint('account', {
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Accept an invitation with the token of its link',
    tag,
  })
    .input(z.object({ token: z.string().min(1).max(200) }))
    .output(Organisation),
  listAccessKeys: endpoint('access-key.manage', {
    method: 'GET',
    path: '/organisations/{org}/access-keys',
    summary: 'Access keys that work in this organisation alone',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput }))
    .output(pageOf(AccessKey.extend({ accountId: z.string() }))),
  revokeAccessKey: endpoint('access-key.manage', {
    method: 'DELETE',
    path: '/organisations/{org}/access-keys/{key}',
    summary: "Revoke a member's access key of this organisation",
    tag,
    status: 204,
  })
    .input(z.object({ ...inOrg, key: z.string() }))
    .output(Empty),
  listAudit: endpoint('audit.read', {
    method: 'GET',
    path: '/organisations/{org}/audit',
    summary: 'The audit log, newest first',
    tag,
  })
    .input(
      z.object({
        ...inOrg,
        ...pageInput,
        /** Account id, user name or e-mail address; also the name of a system job. */
        actor: z.string().max(320).optional(),
        action: z.string().max(100).optional(),
        /** Id of what was changed. */
        target: z.string().max(200).optional(),
        /** The first instant that counts. */
        from: AnyInstant.optional(),
        /** The instant before which entries count. */
        to: AnyInstant.optional(),
      }),
    )
    .output(pageOf(AuditEntry)),
};
