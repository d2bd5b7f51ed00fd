import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeContract, mayBeOnPlan, setPlan, startAddOn } from '#billing';
import { updateOrganisation } from '#organisations';
import { makeAccount, makeMember, makeOrg, makeProject, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomerHistory } from './list-customer-history.ts';
import { listCustomerProjects } from './list-customer-projects.ts';
import { listCustomers } from './list-customers.ts';
import { listHolidayCalendars } from './list-holiday-calendars.ts';
import { proposeHolidays } from './propose-holidays.ts';
import { readSearch } from './read-search.ts';
import { selectCustomers } from './select-customers.ts';

const reason = 'Order 1042';
let server: TestServer;
let operator: Person;

beforeAll(async () => {
  server = await makeServer();
  operator = await makeAccount(server, { operator: true });
});
afterAll(() => server.stop());

const problem = (code: string) => expect.objectContaining({ code });
const invalid = (pointer: string) =>
  expect.objectContaining({
    code: 'invalid-input',
    extra: expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
  });
const slugs = async (search?: string, limit = 50): Promise<string[]> =>
  (await listCustomers(operator.ctx, { search, limit })).items.map(({ slug }) => slug);

test('customers are found by beginnings of words, by id, and by the address of a member', async () => {
  const owner = await makeAccount(server, { name: 'Zoé Léger' });
  const org = await makeOrg(owner);
  const member = await makeMember(server, org.id, 'viewer');
  await updateOrganisation(owner.ctx, { org: org.id, name: 'Boulangerie L’Épi d’Or (Acme.shop)' });
  for (const search of ['boulang', 'OR épi', 'EPI', 'shop acme', org.slug, org.slug.split('-')[1]!, org.id])
    expect(await slugs(search), search).toEqual([org.slug]);
  expect((await slugs(member.email.toUpperCase())).toSorted()).toEqual(
    [org.slug, member.userName].toSorted(),
  );
  expect(await slugs('léger')).toEqual([owner.userName]);
  for (const search of [
    'angerie',
    'boulangerie tarte',
    member.email.slice(1),
    'nobody@example.com',
    '&|!():*\'"',
  ])
    expect(await slugs(search), search).toEqual([]);
  expect(JSON.stringify(await listCustomers(operator.ctx, { search: member.email, limit: 9 }))).not.toContain(
    '@',
  );
});

test('the list goes on by cursor, newest first, and leaves deleted organisations out', async () => {
  const owner = await makeAccount(server);
  const made: string[] = [];
  for (let i = 0; i < 3; i++) made.unshift((await makeOrg(owner)).slug);
  await server.db.execute(sql`UPDATE organisations SET deleted_at = now() WHERE slug = ${made[1]}`);
  const first = await listCustomers(operator.ctx, { limit: 1 });
  const second = await listCustomers(operator.ctx, { limit: 1, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ slug }) => slug)).toEqual([made[0], made[2]]);
  await expect(getCustomer(operator.ctx, { customer: made[1]! })).rejects.toEqual(problem('not-found'));
});

test('customers are found by the plan that holds now, that of a contract during its term alone', async () => {
  const owner = await makeAccount(server);
  const orgs: { id: string; slug: string }[] = [];
  for (let i = 0; i < 5; i++) orgs.unshift(await makeOrg(owner));
  const [team, later, left, byContract, free] = orgs.map(({ slug }) => slug) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const set = (customer: string, plan: string, from?: Date) =>
    setPlan(operator.ctx, {
      customer,
      plan,
      ...(plan === 'team' && { interval: 'month' as const }),
      ...(from && { from: from.toISOString() }),
      reason,
    });
  const inAnHour = new Date(server.clock.nowMs() + 3_600_000);
  await set(team, 'team');
  await set(later, 'team', inAnHour);
  await set(left, 'team');
  await set(left, 'free');
  await makeContract(operator.ctx, {
    customer: byContract,
    from: server.clock.now().toISOString(),
    to: inAnHour.toISOString(),
    monthlyFeeMicroUsd: 1,
    responseRow: 'priority_plus',
    timeZone: 'UTC',
    holidays: [],
    reason,
  });
  const own = new Set(orgs.map(({ slug }) => slug));
  const on = async (plan: string, limit = 1): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listCustomers(operator.ctx, { plan, limit, cursor });
      found.push(...page.items.map(({ slug }) => slug));
      if (!page.nextCursor) return found.filter((slug) => own.has(slug));
      cursor = page.nextCursor;
    }
  };
  const starting = server.config.defaultPlan;
  await set(free, 'free');
  expect(await on('team')).toEqual([team]);
  expect(await on('free')).toEqual([left, free]);
  expect(await on('enterprise')).toEqual([byContract]);
  expect(await on(starting)).toEqual(starting === 'free' ? [later, left, free] : [later]);
  expect(await on('nothing')).toEqual([]);
  server.clock.advance(3_600_000);
  expect(await on('team', 50)).toEqual([team, later]);
  expect(await on('enterprise')).toEqual([]);
  expect(await on(starting, 2)).toContain(byContract);
});

test('list and detail tell the terms and nothing of the work', async () => {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const project = await makeProject(owner, org.id);
  const other = await makeProject(owner, org.id);
  const customer = org.slug;
  await setPlan(operator.ctx, { customer, plan: 'team', interval: 'month', reason });
  const price = { monthlyMicroUsd: 50_000_000 };
  await startAddOn(operator.ctx, {
    customer,
    addOn: 'priority-plus',
    project: project.slug,
    ...price,
    reason,
  });
  const { items } = await listCustomers(operator.ctx, { search: org.id, limit: 10 });
  const listed = { id: org.id, kind: 'team', plan: { id: 'team' }, paid: true, responseKind: 'target' };
  expect(items).toMatchObject([{ ...listed, contract: null }]);
  const detail = await getCustomer(operator.ctx, { customer });
  expect(detail).toMatchObject({
    id: org.id,
    memberCount: 1,
    projectCount: 2,
    billing: { creditsMicroUsd: 0 },
  });
  expect(detail.billing.addOns).toMatchObject([
    { addOn: { id: 'priority-plus' }, projectId: project.id, ...price },
  ]);
  const first = await listCustomerProjects(operator.ctx, { customer, limit: 1 });
  expect(first.items).toMatchObject([{ id: project.id, coverage: { responseRow: 'priority_plus' } }]);
  const rest = await listCustomerProjects(operator.ctx, { customer, limit: 1, cursor: first.nextCursor! });
  expect(rest.items).toMatchObject([{ id: other.id, coverage: { responseRow: 'team' } }]);
  const [from, to] = [server.clock.now().toISOString(), '2099-01-01T00:00:00.000Z'];
  const terms = {
    from,
    to,
    monthlyFeeMicroUsd: 1,
    responseRow: 'priority_plus' as const,
    timeZone: 'Europe/Paris',
    holidays: [],
  };
  await makeContract(operator.ctx, { customer, ...terms, reason });
  const [now] = (await listCustomers(operator.ctx, { search: org.id, limit: 10 })).items;
  expect(now).toMatchObject({
    plan: { id: 'enterprise' },
    responseKind: 'commitment',
    contract: { to, timeZone: 'Europe/Paris' },
  });
  const history = await listCustomerHistory(operator.ctx, { customer, about: 'contract', limit: 10 });
  expect(history.items).toMatchObject([
    { by: operator.accountId, reason, change: { kind: 'contract.made' } },
  ]);
});

test('nobody but operators looks at customers', async () => {
  const owner = await makeAccount(server);
  const customer = owner.userName;
  const days = { country: 'FR', from: '2027-01-01', to: '2027-12-31', language: 'en' } as const;
  const elsewhere = operator.keyCtx({ level: 'full', organisationId: (await makeOrg(operator)).id });
  for (const [ctx, code] of [
    [owner.ctx, 'forbidden'],
    [elsewhere, 'scope-too-small'],
  ] as const) {
    for (const asked of [
      listCustomers(ctx, { limit: 10 }),
      getCustomer(ctx, { customer }),
      listCustomerProjects(ctx, { customer, limit: 10 }),
      listCustomerHistory(ctx, { customer, limit: 10 }),
      proposeHolidays(ctx, days),
      listHolidayCalendars(ctx, { language: 'en' }),
    ])
      await expect(asked).rejects.toEqual(problem(code));
  }
  const looking = operator.keyCtx({ level: 'read', organisationId: null });
  expect((await getCustomer(looking, { customer })).kind).toBe('personal');
});

describe('holidays', () => {
  const propose = (country: string, from: string, to: string, region?: string) =>
    proposeHolidays(operator.ctx, { country, region, from, to, language: 'fr' });
  const dates = async (...given: Parameters<typeof propose>) =>
    (await propose(...given)).items.map(({ date }) => date);

  test('are the public ones of the country between both dates, in order', async () => {
    const { items } = await propose('fr', '2026-11-11', '2027-12-25');
    expect(items.map(({ date }) => date)).toEqual([
      '2026-11-11',
      '2026-12-25',
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ]);
    expect(items[3]!.name).toBe('Lundi de Pâques');
  });

  test('follow the region, and take in all days of long ones', async () => {
    expect(await dates('DE', '2027-01-01', '2027-01-31', 'BY')).toContain('2027-01-06');
    expect(await dates('DE', '2027-01-01', '2027-01-31', 'BE')).not.toContain('2027-01-06');
    const tet = await dates('CN', '2027-02-01', '2027-02-28');
    expect(tet.length).toBeGreaterThan(1);
  });

  test('are refused for what the data does not know', async () => {
    await expect(propose('ZZ', '2027-01-01', '2027-01-02')).rejects.toEqual(invalid('/country'));
    await expect(propose('FR', '2027-01-01', '2027-01-02', 'XX')).rejects.toEqual(invalid('/country'));
    await expect(propose('FR', '2027-01-02', '2027-01-01')).rejects.toEqual(invalid('/to'));
    await expect(propose('FR', '2027-01-01', '2047-01-01')).rejects.toEqual(invalid('/to'));
    const { items } = await listHolidayCalendars(operator.ctx, { language: 'fr' });
    expect(items.find(({ country }) => country === 'DE')).toMatchObject({ name: 'Allemagne' });
    expect(items.length).toBeGreaterThan(150);
  });
});

test('the list reads by index among many organisations, whatever is looked for', async () => {
  await server.db.execute(sql`INSERT INTO organisations (id, slug, name, search_text, created_at)
    SELECT 'org_0' || lpad(n::text, 25, '0'), 'many-' || n, 'Bakery ' || n, 'bakery ' || n, now() FROM generate_series(1, 20000) n`);
  await server.db.execute(sql`ANALYZE organisations`);
  const planOf = async (text: string | undefined, before?: string, plan?: string): Promise<string> => {
    const search = text === undefined ? undefined : (readSearch(text) ?? undefined);
    const holds = plan === undefined ? undefined : mayBeOnPlan(operator.ctx, plan);
    const query = selectCustomers(server.db, { search, before, limit: 50, holds });
    const { rows } = await server.db.execute(sql`EXPLAIN ${query.getSQL()}`);
    return rows.map((row) => Object.values(row).join()).join('\n');
  };
  expect(await planOf('bak 19')).toContain('organisations_search');
  expect(await planOf('owner@example.com')).toContain('organisation_members_account');
  await server.db.execute(sql`INSERT INTO billing_changes SELECT id, 1, now(), NULL, NULL,
    '{"kind":"plan.set","plan":"maker","catalogueVersion":1,"interval":"month","support":null,"from":"2020-01-01T00:00:00.000Z"}' FROM organisations WHERE id LIKE 'org_00%'`);
  await server.db.execute(sql`ANALYZE billing_changes`);
  expect(await planOf(undefined, undefined, 'team')).toContain('billing_changes_plan');
  for (const plan of [
    await planOf(undefined, undefined, 'maker'),
    await planOf(undefined),
    await planOf(undefined, 'org_1'),
    await planOf('many-77'),
  ])
    expect(plan).not.toContain('Seq Scan');
  expect(await slugs('bakery 19999')).toEqual(['many-19999']);
});
