import { permissions, type Permission } from '@codepushgo/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountActor } from '../../context.ts';
import { assertMayChangeRole, authorise, can, effectiveRole, type Access, type Role } from './policy.ts';

const ROLES: Role[] = ['owner', 'admin', 'developer', 'viewer', 'billing'];
const anyRole = fc.constantFrom<Role | null>(...ROLES, null);
const anyPermission = fc.constantFrom(...(Object.keys(permissions) as Permission[]));

/** The product's table of roles, row by row, with the permissions that stand for each row. */
const TABLE: { row: string; permissions: Permission[]; may: Role[] }[] = [
  {
    row: 'see projects, releases, metrics',
    permissions: ['project.read', 'app.read', 'channel.read', 'release.read', 'metrics.read', 'device.read'],
    may: ['owner', 'admin', 'developer', 'viewer'],
  },
  {
    row: 'release, promote, roll back, change rollout',
    permissions: ['release.create', 'release.update', 'device.override'],
    may: ['owner', 'admin', 'developer'],
  },
  {
    row: 'members, access keys of others',
    permissions: ['member.manage', 'access-key.manage', 'audit.read'],
    may: ['owner', 'admin'],
  },
  {
    row: 'see amounts and invoices',
    permissions: ['billing.read'],
    may: ['owner', 'admin', 'billing'],
  },
  {
    row: 'delete a project or the organisation',
    permissions: ['project.delete', 'organisation.delete'],
    may: ['owner'],
  },
];

test.each(TABLE)('$row', ({ permissions: names, may }) => {
  for (const name of names) {
    for (const role of ROLES) expect([name, role, can(role, name)]).toEqual([name, role, may.includes(role)]);
  }
});

test('a higher role may do whatever a lower one may, and billing nothing technical', () => {
  const order: Role[] = ['viewer', 'developer', 'admin', 'owner'];
  fc.assert(
    fc.property(fc.nat(2), fc.integer({ min: 1, max: 3 }), anyPermission, (low, step, permission) => {
      const [lower, higher] = [order[low]!, order[Math.min(low + step, 3)]!];
      expect(!can(lower, permission) || can(higher, permission)).toBe(true);
      expect(can('billing', permission)).toBe(['member', 'billing'].includes(permissions[permission].least));
      expect(can(null, permission)).toBe(false);
    }),
  );
});

test('the narrowest grant holds, but owners and admins of the organisation keep theirs', () => {
  fc.assert(
    fc.property(anyRole, anyRole, anyRole, (org, project, app) => {
      const expected = org === 'owner' || org === 'admin' ? org : (app ?? project ?? org);
      expect(effectiveRole(org, project, app)).toBe(expected);
    }),
  );
});

const actor = (level: 'read' | 'release' | 'full', organisationId: string | null): AccountActor => ({
  kind: 'account',
  accountId: 'acc_1',
  email: 'a@example.com',
  userName: 'a',
  staff: 'operator',
  scope: { level, organisationId },
  accessKeyId: 'key_1',
});
const access = (role: Role | null, who = actor('full', null)): Access => ({
  actor: who,
  orgId: 'org_1',
  role,
  orgRole: role,
});

test('what a role may not do is forbidden, with the role that it takes', () => {
  expect(() => authorise(access('viewer'), 'release.create')).toThrow(
    expect.objectContaining({ code: 'forbidden', message: expect.stringContaining('developer') }),
  );
  // Staff have no role among customers.
  expect(() => authorise(access(null), 'organisation.read')).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  );
});

test('an access key reaches no further than its scope', () => {
  const tooSmall = expect.objectContaining({ code: 'scope-too-small' });
  expect(() => authorise(access('owner', actor('read', null)), 'release.create')).toThrow(tooSmall);
  expect(() => authorise(access('owner', actor('release', null)), 'app.delete')).toThrow(tooSmall);
  expect(() => authorise(access('owner', actor('full', 'org_2')), 'app.read')).toThrow(tooSmall);
  const permit = authorise(access('owner', actor('release', 'org_1')), 'release.create');
  expect(permit).toEqual({ permission: 'release.create', orgId: 'org_1' });
});

test('only owners make or unmake owners', () => {
  fc.assert(
    fc.property(anyRole, anyRole, anyRole, (own, before, after) => {
      const refused = own !== 'owner' && (before === 'owner' || after === 'owner');
      expect(throws(() => assertMayChangeRole(access(own), before, after))).toBe(refused);
    }),
  );
});

function throws(judge: () => void): boolean {
  try {
    judge();
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'forbidden';
  }
}
