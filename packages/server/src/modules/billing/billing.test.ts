import { readFileSync } from 'node:fs';
import { BillingChange } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishPlanCatalogue, seedCatalogue } from '#plans';
import {
  lastAudit,
  makeAccount,
  makeMember,
  makeOrg,
  makeProject,
  type Person,
} from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { amendContract } from './amend-contract.ts';
import { changeCredits } from './change-credits.ts';
import { coverageOf } from './coverage-of.ts';
import { endAddOn } from './end-add-on.ts';
import { endContract } from './end-contract.ts';
import { getBilling } from './get-billing.ts';
import { getCoverage } from './get-coverage.ts';
import { getProjectCoverage } from './get-project-coverage.ts';
import { listBillingHistory } from './list-billing-history.ts';
import { makeContract } from './make-contract.ts';
import { billingChanges } from './schema.ts';
import { setPlan } from './set-plan.ts';
import { startAddOn } from './start-add-on.ts';

const DAY_MS = 86_400_000;
const reason = 'Order 1042';
let server: TestServer;
let operator: Person;
let owner: Person;
let customer: string;

beforeAll(async () => {
  server = await makeServer();
  operator = await makeAccount(server, { operator: true });
});
afterAll(() => server.stop());
beforeEach(async () => {
  owner = await makeAccount(server);
  customer = (await makeOrg(owner)).id;
});

const inDays = (days: number): string => new Date(server.clock.nowMs() + days * DAY_MS).toISOString();
const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });
const invalid = (pointer: string) =>
  problem('invalid-input', { errors: [expect.objectContaining({ pointer })] });
const team = { plan: 'team', interval: 'month' } as const;
const terms = () => ({
  from: inDays(10),
  to: inDays(375),
  monthlyFeeMicroUsd: 249_000_000,
  responseRow: 'priority_plus' as const,
  timeZone: 'Europe/Paris',
  holidays: [
    { date: '2027-05-01', name: 'Fête du travail' },
    { date: '2027-01-01', name: 'Jour de l’an' },
  ],
});
const coverage = () => getCoverage(owner.ctx, { org: customer });

test('an organisation starts on the plan of the configuration, personal ones as well', async () => {
  const start = { plan: { plan: { id: 'self-hosted' }, catalogueVersion: 1 }, creditsMicroUsd: 0 };
  for (const org of [customer, owner.userName])
    expect(await getBilling(owner.ctx, { org })).toMatchObject({ ...start, coverage: { paid: false } });
  expect((await listBillingHistory(owner.ctx, { org: customer, limit: 10 })).items).toMatchObject([
    { number: 1, by: null, change: { kind: 'plan.set', plan: 'self-hosted' } },
  ]);
});

test('the last word on the plan holds, and later instants wait for their time', async () => {
  await setPlan(operator.ctx, { customer, plan: 'free', reason });
  const planned = await setPlan(operator.ctx, { customer, ...team, from: inDays(5), reason });
  expect(planned).toMatchObject({ plan: { plan: { id: 'free' } }, nextPlan: { plan: { id: 'team' } } });
  expect((await coverage()).until).toBe(inDays(5));
  server.clock.advance(5 * DAY_MS);
  expect(await coverage()).toMatchObject({ paid: true, responseRow: 'team', kind: 'target' });
  await setPlan(operator.ctx, { customer, plan: 'solo', interval: 'year', from: inDays(3), reason });
  const now = await setPlan(operator.ctx, { customer, plan: 'free', reason });
  expect(now).toMatchObject({ plan: { plan: { id: 'free' } }, nextPlan: null, coverage: { paid: false } });
  server.clock.advance(5 * DAY_MS);
  expect((await coverage()).paid).toBe(false);
});

test('a plan that does not fit is refused with what to do', async () => {
  const set = (given: object) => setPlan(operator.ctx, { customer, plan: 'team', reason, ...given });
  const support = { technicalSupport: 'limited', responseRow: null, premiumSupport: false } as const;
  await expect(set({ plan: 'gold' })).rejects.toEqual(invalid('/plan'));
  await expect(set({})).rejects.toEqual(invalid('/interval'));
  await expect(set({ plan: 'free', interval: 'month' })).rejects.toEqual(invalid('/interval'));
  await expect(set({ interval: 'month', support })).rejects.toEqual(invalid('/support'));
  await expect(set({ interval: 'month', from: inDays(-1) })).rejects.toEqual(invalid('/from'));
  await expect(set({ plan: 'enterprise', interval: 'month' })).rejects.toEqual(
    problem('conflict', { reason: 'needs-contract' }),
  );
  await expect(set({ customer: 'nobody', interval: 'month' })).rejects.toEqual(problem('not-found'));
  expect((await set({ plan: 'self-hosted', support })).coverage).toMatchObject({ paid: true, kind: 'none' });
});

test('organisations keep the version of the catalogue that they were put on', async () => {
  await setPlan(operator.ctx, { customer, ...team, reason });
  const { catalogue } = seedCatalogue;
  const price = { monthlyMicroUsd: 109_000_000, yearlyMicroUsd: 1_098_000_000 };
  const dearer = catalogue.plans.map((plan) => (plan.id === 'team' ? { ...plan, price } : plan));
  const { version } = await publishPlanCatalogue(operator.ctx, {
    catalogue: { ...catalogue, plans: dearer },
    note: 'Team costs more',
  });
  const kept = await getBilling(owner.ctx, { org: customer });
  expect(kept.plan).toMatchObject({ catalogueVersion: 1, plan: { price: { monthlyMicroUsd: 99_000_000 } } });
  const moved = await setPlan(operator.ctx, { customer, ...team, reason });
  expect(moved.plan).toMatchObject({ catalogueVersion: version, plan: { price } });
});

test('credits are a ledger that never falls below zero, also when operators work at once', async () => {
  const change = (kind: 'grant' | 'correction', amountMicroUsd: number) =>
    changeCredits(operator.ctx, { customer, kind, amountMicroUsd, reason });
  await expect(change('grant', 0)).rejects.toEqual(invalid('/amountMicroUsd'));
  await expect(change('grant', -1)).rejects.toEqual(invalid('/amountMicroUsd'));
  expect(await change('grant', 5)).toMatchObject({ creditsMicroUsd: 5, coverage: { responseRow: 'payg' } });
  const takes = await Promise.allSettled([-3, -3].map((amount) => change('correction', amount)));
  expect(takes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(takes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: problem('conflict', { reason: 'credits-out-of-range', balanceMicroUsd: 2 }),
  });
  await expect(change('grant', 1e15)).rejects.toEqual(
    problem('conflict', { reason: 'credits-out-of-range' }),
  );
  await Promise.all([1, 2, 3].map((amount) => change('grant', amount)));
  const ledger = await listBillingHistory(owner.ctx, { org: customer, about: 'credits', limit: 50 });
  expect(ledger.items).toHaveLength(5);
  const sum = ledger.items.reduce(
    (total, { change: one }) => total + ('amountMicroUsd' in one ? one.amountMicroUsd : 0),
    0,
  );
  expect(ledger.items[0]).toMatchObject({ change: { balanceMicroUsd: sum }, reason, by: operator.accountId });
  expect((await change('correction', -sum)).coverage.paid).toBe(false);
});

test('an add-on covers one project or all, until it is ended', async () => {
  const [shop, other] = [await makeProject(owner, customer), await makeProject(owner, customer)];
  const paid = async (project: string) =>
    (await getProjectCoverage(owner.ctx, { org: customer, project })).paid;
  const start = (given: object) =>
    startAddOn(operator.ctx, { customer, addOn: 'extra-retention', monthlyMicroUsd: 10, reason, ...given });
  await expect(start({ addOn: 'gold' })).rejects.toEqual(invalid('/addOn'));
  await expect(start({ monthlyMicroUsd: undefined })).rejects.toEqual(invalid('/monthlyMicroUsd'));
  await expect(start({ project: 'nowhere' })).rejects.toEqual(invalid('/project'));
  await expect(start({ from: inDays(2), to: inDays(2) })).rejects.toEqual(invalid('/to'));
  await expect(start({ addOn: 'priority-plus' })).rejects.toEqual(
    problem('conflict', { reason: 'other-plan' }),
  );
  const foreign = await makeProject(owner, owner.userName);
  await expect(start({ project: foreign.id })).rejects.toEqual(invalid('/project'));
  const { addOns } = await start({ project: shop.slug });
  expect(addOns).toMatchObject([{ projectId: shop.id, monthlyMicroUsd: 10, to: null }]);
  await expect(start({ project: shop.id })).rejects.toEqual(problem('conflict', { reason: 'overlaps' }));
  expect([await paid(shop.id), await paid(other.id), (await coverage()).paid]).toEqual([true, false, false]);
  const end = (at?: string) => endAddOn(operator.ctx, { customer, addOn: addOns[0]!.id, at, reason });
  await expect(end(inDays(-1))).rejects.toEqual(invalid('/at'));
  await end(inDays(2));
  server.clock.advance(2 * DAY_MS - 1);
  expect(await paid(shop.id)).toBe(true);
  server.clock.advance(1);
  expect(await paid(shop.id)).toBe(false);
  await expect(end()).rejects.toEqual(problem('conflict', { reason: 'has-ended' }));
  await expect(endAddOn(operator.ctx, { customer, addOn: 'adn_none', reason })).rejects.toEqual(
    problem('not-found'),
  );
  await start({ from: inDays(3) });
  expect(await paid(other.id)).toBe(false);
  server.clock.advance(3 * DAY_MS);
  expect(await paid(other.id)).toBe(true);
});

test('a contract commits during its term, and the plan from before holds again after it', async () => {
  await setPlan(operator.ctx, { customer, ...team, reason });
  const make = (given = {}) => makeContract(operator.ctx, { customer, ...terms(), ...given, reason });
  await expect(make({ to: inDays(10) })).rejects.toEqual(invalid('/to'));
  await expect(make({ from: inDays(-9), to: inDays(0) })).rejects.toEqual(invalid('/to'));
  const { contracts } = await make();
  const [made] = contracts;
  expect(made).toMatchObject({ plan: { id: 'enterprise' }, monthlyFeeMicroUsd: 249_000_000 });
  expect(made!.holidays.map(({ date }) => date)).toEqual(['2027-01-01', '2027-05-01']);
  await expect(make({ from: inDays(374), to: inDays(999) })).rejects.toEqual(
    problem('conflict', { reason: 'overlaps', contract: made!.id }),
  );
  const next = (await make({ from: made!.to, to: inDays(999) })).contracts[1]!;
  await endContract(operator.ctx, { customer, contract: next.id, reason });
  expect((await coverage()).kind).toBe('target');
  server.clock.advance(10 * DAY_MS);
  const during = await coverage();
  expect(during).toMatchObject({
    plan: { id: 'enterprise' },
    kind: 'commitment',
    responseRow: 'priority_plus',
  });
  expect(during.contract).toMatchObject({ id: made!.id, timeZone: 'Europe/Paris' });
  const contract = made!.id;
  const amend = (given: object) => amendContract(operator.ctx, { customer, contract, ...given, reason });
  await expect(amend({ to: inDays(0) })).rejects.toEqual(invalid('/to'));
  await amend({ to: inDays(30), responseRow: 'team' });
  expect(await coverage()).toMatchObject({
    responseRow: 'team',
    until: inDays(30),
    contract: during.contract,
  });
  server.clock.advance(30 * DAY_MS - 1);
  expect((await coverage()).kind).toBe('commitment');
  server.clock.advance(1);
  expect(await coverage()).toMatchObject({ plan: { id: 'team' }, kind: 'target', contract: null });
  await expect(amend({ to: inDays(60) })).rejects.toEqual(problem('conflict', { reason: 'has-ended' }));
});

test('what is entered later never changes what was covered before', async () => {
  const org = { id: customer, createdAt: new Date(server.clock.nowMs() - DAY_MS) };
  const before = server.clock.now();
  server.clock.advance(DAY_MS);
  await makeContract(operator.ctx, { customer, ...terms(), from: inDays(-30), reason });
  expect((await coverageOf(operator.ctx, org)).kind).toBe('commitment');
  expect((await coverageOf(operator.ctx, org, null, { at: before })).kind).toBe('none');
  const { contracts } = await getBilling(owner.ctx, { org: customer });
  await endContract(operator.ctx, { customer, contract: contracts[0]!.id, reason });
  expect((await coverageOf(operator.ctx, org)).kind).toBe('none');
  const last = new Date(server.clock.nowMs() - 1);
  await server.db.transaction(async (tx) => {
    expect((await coverageOf(operator.ctx, org, null, { at: last, tx })).kind).toBe('none');
  });
});

test('only operators change terms; owner, admin and billing see amounts, the others coverage alone', async () => {
  const limited = operator.keyCtx({ level: 'release', organisationId: null });
  const grant = (ctx: Person['ctx']) =>
    changeCredits(ctx, { customer, kind: 'grant', amountMicroUsd: 7, reason });
  await expect(grant(owner.ctx)).rejects.toEqual(problem('forbidden'));
  await expect(grant(limited)).rejects.toEqual(problem('scope-too-small'));
  await grant(operator.ctx);
  const project = (await makeProject(owner, customer)).id;
  for (const role of ['admin', 'billing', 'developer', 'viewer'] as const) {
    const { ctx } = await makeMember(server, customer, role);
    const asked = await Promise.allSettled([
      getBilling(ctx, { org: customer }),
      listBillingHistory(ctx, { org: customer, limit: 1 }),
    ]);
    const refused = { reason: problem('forbidden', { permission: 'billing.read' }) };
    const expected =
      role === 'admin' || role === 'billing'
        ? [{ value: { creditsMicroUsd: 7 } }, { value: { items: [{ number: 2 }] } }]
        : [refused, refused];
    expect(asked, role).toMatchObject(expected);
    const told = [await getCoverage(ctx, { org: customer })];
    if (role !== 'billing') told.push(await getProjectCoverage(ctx, { org: customer, project }));
    expect(JSON.stringify(told)).not.toContain('MicroUsd');
  }
  await expect(getCoverage(operator.ctx, { org: customer })).rejects.toEqual(problem('not-found'));
});

test('the audit log of the customer names the operator, the history is complete and well-formed', async () => {
  await changeCredits(operator.ctx, { customer, kind: 'grant', amountMicroUsd: 7, reason: 'Sorry, Zoe' });
  const entry = await lastAudit(server, customer);
  expect(entry).toMatchObject({
    action: 'credits.granted',
    orgId: customer,
    actorId: operator.accountId,
    details: { amountMicroUsd: 7, balanceMicroUsd: 7, permission: 'customer.update' },
  });
  expect(JSON.stringify(entry)).not.toContain('Zoe');
  await makeContract(operator.ctx, { customer, ...terms(), reason });
  expect((await lastAudit(server, customer))?.details).toMatchObject({
    holidays: 2,
    timeZone: 'Europe/Paris',
  });
  const changes = await server.db.select().from(billingChanges);
  for (const { change } of changes) expect(BillingChange.parse(change)).toEqual(change);
  const first = await listBillingHistory(owner.ctx, { org: customer, limit: 2 });
  expect(first.items.map(({ number }) => number)).toEqual([3, 2]);
  const rest = await listBillingHistory(owner.ctx, { org: customer, limit: 2, cursor: first.nextCursor! });
  expect(rest).toMatchObject({ items: [{ number: 1 }], nextCursor: null });
});

test('an organisation of an older process, without a first plan, is on the starting plan', async () => {
  await server.db.delete(billingChanges);
  expect(await coverage()).toMatchObject({ paid: false, plan: { id: 'self-hosted' } });
  expect((await setPlan(operator.ctx, { customer, ...team, reason })).coverage.responseRow).toBe('team');
});

test('the migration puts organisations from before on a plan of version 1', async () => {
  await server.db.delete(billingChanges);
  const file = new URL('../../migrations/20261123T1021_plans.sql', import.meta.url);
  const fill = readFileSync(file, 'utf8').split('\n\n').at(-1)!;
  await server.db.execute(sql.raw(fill));
  const [entry] = (await listBillingHistory(owner.ctx, { org: customer, limit: 10 })).items;
  expect(BillingChange.parse(entry?.change)).toMatchObject({ plan: 'self-hosted', from: entry?.at });
});
