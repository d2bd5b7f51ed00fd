import { effectiveRole, type Role } from '#organisations';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountActor } from '../../context.ts';
import { appAccess, assertMayTransfer, decidedBy } from './policy.ts';

const roles: Role[] = ['owner', 'admin', 'developer', 'viewer', 'billing'];
const role = fc.constantFrom<Role | null>(...roles, null);
const around = fc.record({ orgRole: role, projectRole: role, appRole: role });
const actor: AccountActor = {
  kind: 'account',
  accountId: 'acc_1',
  email: 'a@example.com',
  userName: 'a',
  staff: null,
  scope: { level: 'full', organisationId: null },
  accessKeyId: null,
};

test('the role that holds is the one of the place that is said to decide', () => {
  fc.assert(
    fc.property(around, (given) => {
      const place = decidedBy(given);
      const byPlace = { organisation: given.orgRole, project: given.projectRole, app: given.appRole }[place];
      expect(effectiveRole(given.orgRole, given.projectRole, given.appRole)).toBe(byPlace);
    }),
  );
});

test('without any role there is no access, and apps leave only by owners and admins of the organisation', () => {
  fc.assert(
    fc.property(around, (given) => {
      const access = appAccess(actor, 'org_1', given);
      expect(access === null).toBe(Object.values(given).every((one) => one === null));
      if (!access) return;
      const runs = given.orgRole === 'owner' || given.orgRole === 'admin';
      if (runs) assertMayTransfer(access);
      else expect(() => assertMayTransfer(access)).toThrow('Only owners and admins');
    }),
  );
});
