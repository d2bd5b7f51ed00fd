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

test('without any role there is no access', () => {
  fc.assert(
    fc.property(around, (given) => {
      const none = Object.values(given).every((one) => one === null);
      expect(appAccess(actor, 'org_1', given) === null).toBe(none);
    }),
  );
});

test.each(roles)('an app leaves only by owners and admins of the organisation: %s', (orgRole) => {
  const byProject = { orgRole, projectRole: 'admin', appRole: 'admin' } as const;
  const judge = () => assertMayTransfer(appAccess(actor, 'org_1', byProject)!);
  const refusals = orgRole === 'owner' || orgRole === 'admin' ? [] : ['forbidden'];
  expect(codesOf(judge)).toEqual(refusals);
});

function codesOf(judge: () => void): string[] {
  try {
    judge();
    return [];
  } catch (error) {
    return [(error as { code: string }).code];
  }
}
