import { changeCredits, makeContract, startAddOn } from '#billing';
import { judgeEntitlement } from '#entitlement';
import { setProjectRole } from '#projects';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeMember, makeOrg, makeProject, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { askEntitlement } from './ask-entitlement.ts';
import { entitlementFacts } from './load-entitlement-facts.ts';

let server: TestServer;
let operator: Person;
let owner: Person;
beforeAll(async () => {
  server = await makeServer();
  operator = await makeAccount(server, { operator: true });
  owner = await makeAccount(server);
});
afterAll(() => server.stop());

const problem = (code: string) => expect.objectContaining({ code });
const reason = 'test';
const ask = (person: Person, given: Partial<Parameters<typeof askEntitlement>[1]>, ctx = person.ctx) =>
  askEntitlement(ctx, { category: 'technical', channel: 'console', ...given });
const said = async (person: Person, given: Partial<Parameters<typeof askEntitlement>[1]>) => {
  const { entitlement } = await ask(person, given);
  return [entitlement.row, entitlement.outcome, entitlement.reason.code];
};

test('role and payment decide, as they stand, and the answer says what is owed and when', async () => {
  const org = await makeOrg(owner);
  const project = await makeProject(owner, org.id);
  const viewer = await makeMember(server, org.id, 'viewer');
  const billing = await makeMember(server, org.id, 'billing');
  const at = { organisation: org.slug, project: project.slug };
  expect(await said(owner, at)).toEqual([8, 'declined', 'project_not_paid']);
  expect(await said(viewer, at)).toEqual([8, 'declined', 'project_not_paid']);
  expect(await said(billing, { ...at, category: 'billing' })).toEqual([
    5,
    'accepted',
    'billing_with_amounts',
  ]);
  await changeCredits(operator.ctx, { customer: org.id, kind: 'grant', amountMicroUsd: 1, reason });
  expect(await said(owner, at)).toEqual([10, 'accepted', 'eligible']);
  expect(await said(viewer, at)).toEqual([7, 'needs_sponsor', 'below_developer']);
  expect(await said(billing, at)).toEqual([7, 'declined', 'billing_role_only']);
  // A contract speaks of its own zone and holidays.
  const now = server.clock.now().getTime();
  await makeContract(operator.ctx, {
    customer: org.id,
    from: new Date(now).toISOString(),
    to: new Date(now + 90 * 86_400_000).toISOString(),
    monthlyFeeMicroUsd: 1,
    responseRow: 'priority_plus',
    timeZone: 'Asia/Tokyo',
    holidays: [],
    reason,
  });
  const answer = await ask(owner, at);
  expect(answer).toMatchObject({ policyVersion: 1, timeZone: 'Asia/Tokyo' });
  expect(answer.entitlement.clock).toMatchObject({ responseRow: 'priority_plus', promise: 'commitment' });
  expect(
    answer.owed.map(({ severity, dueAt }) => [severity, (Date.parse(dueAt!) - now) / 3_600_000]),
  ).toEqual([
    ['urgent', 1],
    ['high', 2],
    ['normal', 12],
    ['low', 24],
  ]);
  expect(answer.text.fr.summary).toContain(`«\u00a0${project.name}\u00a0»`);
  expect((await ask(viewer, at)).owed[0]).toMatchObject({ dueAt: null, text: { fr: '1 heure' } });
  expect((await ask(viewer, { category: 'abuse' })).owed).toMatchObject([
    { severity: null, dueAt: new Date(now + 24 * 3_600_000).toISOString() },
  ]);
});

test('without a project those are counted that are eligible, roles on single projects included', async () => {
  const org = await makeOrg(owner);
  const [first, second] = [await makeProject(owner, org.id), await makeProject(owner, org.id)];
  const guest = await makeAccount(server);
  const at = { organisation: org.slug };
  expect(await said(owner, at)).toEqual([8, 'declined', 'no_paid_project']);
  await expect(ask(guest, at)).rejects.toEqual(problem('not-found'));
  const addOn = { customer: org.id, addOn: 'extra-retention', monthlyMicroUsd: 1, reason };
  await startAddOn(operator.ctx, { ...addOn, project: first.id });
  expect((await ask(owner, at)).entitlement).toMatchObject({ row: 10, projectId: first.id });
  await startAddOn(operator.ctx, addOn);
  expect((await ask(owner, at)).entitlement).toMatchObject({
    row: 6,
    choices: [first, second].map(({ id, name }) => ({ id, name })),
  });
  await setProjectRole(owner.ctx, {
    org: org.id,
    project: second.id,
    account: guest.email,
    role: 'developer',
  });
  expect((await ask(guest, at)).entitlement).toMatchObject({ row: 10, projectId: second.id });
  expect((await ask(guest, {})).entitlement).toMatchObject({ row: 10, projectId: second.id });
  await expect(ask(guest, { ...at, project: first.slug })).rejects.toEqual(problem('not-found'));
  expect(await said(guest, { ...at, category: 'account' })).toEqual([
    5,
    'accepted',
    'billing_without_amounts',
  ]);
  await expect(ask(guest, { project: second.slug })).rejects.toEqual(problem('invalid-input'));
});

test('somebody without any project is told so, and a key of one organisation names it', async () => {
  const somebody = await makeAccount(server);
  expect(await said(somebody, {})).toEqual([8, 'declined', 'no_project']);
  const [org, other] = [await makeOrg(somebody), await makeOrg(somebody)];
  const limited = somebody.keyCtx({ level: 'read', organisationId: org.id });
  await expect(ask(somebody, {}, limited)).rejects.toEqual(problem('scope-too-small'));
  await expect(ask(somebody, { organisation: other.id }, limited)).rejects.toEqual(
    problem('scope-too-small'),
  );
  expect(await ask(somebody, { organisation: org.id }, limited)).toMatchObject({ entitlement: { row: 8 } });
});

test('facts of a mail are read for its author alone', async () => {
  const org = await makeOrg(owner);
  await makeProject(owner, org.id);
  const member = await makeMember(server, org.id, 'developer');
  const known = {
    channel: 'email',
    authenticated: true,
    registered: true,
    category: 'technical',
    projectId: null,
    inScope: true,
    incident: null,
    ticket: null,
  } as const;
  const { facts, covered } = await entitlementFacts(server.ctx(), {
    accountId: member.accountId,
    orgId: null,
    known,
  });
  expect(facts).toMatchObject({ orgRole: null, projects: [{ role: 'developer' }] });
  expect(covered.get(facts.projects[0]!.id)?.org.id).toBe(org.id);
  expect(judgeEntitlement(facts).row).toBe(8);
});
