import { permissions, type Permission } from '@codepushgo/contract/permissions';
import { expect, test } from 'vitest';
import { can } from '../../../server/src/modules/organisations/policy.ts';
import { may } from './may.ts';

test('the console offers to each role what the server allows it', () => {
  const roles = ['owner', 'admin', 'developer', 'viewer', 'billing'] as const;
  const asked = roles.flatMap((role) =>
    (Object.keys(permissions) as Permission[]).map((permission) => [role, permission] as const),
  );
  const offered = asked.filter(([role, permission]) => may(role, permission));
  expect(offered).toEqual(asked.filter(([role, permission]) => can(role, permission)));
  expect(offered.length).toBeGreaterThan(0);
  expect(offered.length).toBeLessThan(asked.length);
});
