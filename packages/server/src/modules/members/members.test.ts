import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accounts } from '#accounts';
import { getOrganisation } from '#organisations';
import { setProjectRole } from '#projects';
import {
  lastAudit,
  makeAccount,
  makeMember,
  makeOrg,
  makeProject,
  type Person,
} from '../../testing/factories.ts';
import { latestMailTo } from '../../testing/mailbox.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { leaveOrganisation } from './leave-organisation.ts';
import { listMembers } from './list-members.ts';
import { removeMember } from './remove-member.ts';
import { setMemberRole } from './set-member-role.ts';
import { transferOwnership } from './transfer-ownership.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeTeam() {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  return {
    owner,
    org: org.id,
    member: (role: Parameters<typeof makeMember>[2]) => makeMember(server, org.id, role),
  };
}

test('roles are changed by id, user name or address, and audited by id alone', async () => {
  const { owner, org, member } = await makeTeam();
  const viewer = await member('viewer');
  const change = (account: string, role: 'developer' | 'billing') =>
    setMemberRole(owner.ctx, { org, account, role });
  expect((await change(viewer.accountId, 'developer')).role).toBe('developer');
  expect((await change(viewer.email.toUpperCase(), 'billing')).role).toBe('billing');
  const entry = await lastAudit(server, viewer.accountId);
  expect(entry).toMatchObject({
    action: 'member.role-changed',
    details: { from: 'developer', to: 'billing' },
  });
  expect(JSON.stringify(entry)).not.toContain(viewer.email);
  await expect(change('nobody@example.com', 'developer')).rejects.toEqual(problem('not-found'));
});

test('admins manage members, but owners are made and unmade by owners alone', async () => {
  const { owner, org, member } = await makeTeam();
  const [admin, developer] = [await member('admin'), await member('developer')];
  const set = (by: typeof admin, account: string, role: 'owner' | 'viewer') =>
    setMemberRole(by.ctx, { org, account, role });
  await expect(set(admin, owner.accountId, 'viewer')).rejects.toEqual(problem('forbidden'));
  await expect(set(admin, developer.accountId, 'owner')).rejects.toEqual(problem('forbidden'));
  await expect(removeMember(admin.ctx, { org, account: owner.accountId })).rejects.toEqual(
    problem('forbidden'),
  );
  await expect(set(developer, admin.accountId, 'viewer')).rejects.toEqual(problem('forbidden'));
  expect((await set(admin, developer.accountId, 'viewer')).role).toBe('viewer');
  expect((await set(owner, admin.accountId, 'owner')).role).toBe('owner');
});

test('the last owner neither leaves nor is demoted', async () => {
  const { owner, org } = await makeTeam();
  const last = problem('last-owner');
  await expect(leaveOrganisation(owner.ctx, { org })).rejects.toEqual(last);
  await expect(setMemberRole(owner.ctx, { org, account: owner.accountId, role: 'admin' })).rejects.toEqual(
    last,
  );
  await expect(removeMember(owner.ctx, { org, account: owner.accountId })).rejects.toEqual(last);
});

test('of two owners who go at the same moment one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const { owner, org, member } = await makeTeam();
    const second = await member('owner');
    const outcomes = await Promise.allSettled([
      leaveOrganisation(owner.ctx, { org }),
      setMemberRole(second.ctx, { org, account: second.accountId, role: 'developer' }),
      removeMember(second.ctx, { org, account: owner.accountId }),
    ]);
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    const stays = await listMembers(second.ctx, { org, limit: 10 }).catch(() =>
      listMembers(owner.ctx, { org, limit: 10 }),
    );
    expect(stays.items.filter(({ role }) => role === 'owner').length).toBeGreaterThanOrEqual(1);
  }
});

test('two owners who demote each other leave one owner', async () => {
  const { owner, org, member } = await makeTeam();
  const second = await member('owner');
  const demote = (by: typeof owner, of: typeof owner) =>
    setMemberRole(by.ctx, { org, account: of.accountId, role: 'admin' });
  const outcomes = await Promise.allSettled([demote(owner, second), demote(second, owner)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a personal organisation keeps its person as owner', async () => {
  const person = await makeAccount(server);
  const org = person.userName;
  const { id } = await getOrganisation(person.ctx, { org });
  const second = await makeMember(server, id, 'owner');
  const kept = problem('conflict', { reason: 'personal-organisation' });
  await expect(leaveOrganisation(person.ctx, { org })).rejects.toEqual(kept);
  await expect(removeMember(second.ctx, { org, account: person.accountId })).rejects.toEqual(kept);
  await expect(setMemberRole(second.ctx, { org, account: person.accountId, role: 'viewer' })).rejects.toEqual(
    kept,
  );
});

test('who is removed or leaves loses the roles on projects as well', async () => {
  const { owner, org, member } = await makeTeam();
  const project = await makeProject(owner, org);
  const [one, two] = [await member('viewer'), await member('viewer')];
  for (const { accountId: account } of [one, two])
    await setProjectRole(owner.ctx, { org, project: project.id, account, role: 'developer' });
  await removeMember(owner.ctx, { org, account: one.email });
  expect(await lastAudit(server, one.accountId)).toMatchObject({ action: 'member.removed', orgId: org });
  await leaveOrganisation(two.ctx, { org });
  expect((await lastAudit(server, two.accountId))?.action).toBe('member.left');
  for (const { ctx } of [one, two])
    await expect(getOrganisation(ctx, { org })).rejects.toEqual(problem('not-found'));
});

test('somebody with a role on a project alone sees the organisation, not its members', async () => {
  const { owner, org } = await makeTeam();
  const project = await makeProject(owner, org);
  const guest = await makeAccount(server);
  await setProjectRole(owner.ctx, { org, project: project.id, account: guest.email, role: 'viewer' });
  expect((await getOrganisation(guest.ctx, { org })).role).toBeNull();
  await expect(listMembers(guest.ctx, { org, limit: 10 })).rejects.toEqual(problem('forbidden'));
  await expect(leaveOrganisation(guest.ctx, { org })).rejects.toEqual(problem('forbidden'));
});

test('ownership goes to another member; the former owner is an admin, and both get a mail', async () => {
  const { owner, org, member } = await makeTeam();
  const [admin, heir] = [await member('admin'), await member('billing')];
  const transfer = (by: Person, account: string) => transferOwnership(by.ctx, { org, account });
  await expect(transfer(admin, admin.accountId)).rejects.toEqual(problem('forbidden'));
  await expect(transfer(owner, owner.email)).rejects.toEqual(
    problem('conflict', { reason: 'already-owner' }),
  );
  const stranger = await makeAccount(server);
  await expect(transfer(owner, stranger.accountId)).rejects.toEqual(problem('not-found'));
  await expect(transfer(stranger, heir.accountId)).rejects.toEqual(problem('not-found'));
  await expect(
    transferOwnership(owner.keyCtx({ level: 'release', organisationId: null }), { org, account: heir.email }),
  ).rejects.toEqual(problem('scope-too-small'));
  await server.db.update(accounts).set({ language: 'fr' }).where(eq(accounts.id, heir.accountId));

  expect(await transfer(owner, heir.email)).toMatchObject({ accountId: heir.accountId, role: 'owner' });
  const roles = (await listMembers(heir.ctx, { org, limit: 10 })).items.map(({ accountId, role }) => [
    accountId,
    role,
  ]);
  expect(Object.fromEntries(roles)).toEqual({
    [owner.accountId]: 'admin',
    [admin.accountId]: 'admin',
    [heir.accountId]: 'owner',
  });
  const entry = await lastAudit(server, org);
  expect(entry).toMatchObject({ action: 'organisation.ownership-transferred', actorId: owner.accountId });
  expect(entry?.details).toMatchObject({ from: owner.accountId, to: heir.accountId, roleBefore: 'billing' });
  expect((await latestMailTo(server, heir.email)).subject).toMatch(/^Vous êtes désormais propriétaire de /);
  expect((await latestMailTo(server, owner.email)).text).toContain('You are an admin there.');
  await expect(transfer(owner, admin.accountId)).rejects.toEqual(problem('forbidden'));
  await expect(transferOwnership(owner.ctx, { org: owner.userName, account: heir.email })).rejects.toEqual(
    problem('conflict', { reason: 'personal-organisation' }),
  );
});

test('of two transfers at the same moment one happens', async () => {
  const { owner, org, member } = await makeTeam();
  const heirs = [await member('admin'), await member('viewer')];
  const outcomes = await Promise.allSettled(
    heirs.map(({ accountId }) => transferOwnership(owner.ctx, { org, account: accountId })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { items } = await listMembers(owner.ctx, { org, limit: 10 });
  expect(items.filter(({ role }) => role === 'owner')).toHaveLength(1);
});
