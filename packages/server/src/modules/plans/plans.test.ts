import { PlanCatalogue } from '@codepushgo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigError } from '../../config.ts';
import { makeAccount, makeOrg } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { CATALOGUE_2026_11 } from './catalogue-seed.ts';
import { catalogueAt } from './catalogues.ts';
import { getPlans } from './get-plans.ts';
import { listPlanCatalogues } from './list-plan-catalogues.ts';
import { publishPlanCatalogue } from './publish-plan-catalogue.ts';
import { checkStartingPlan } from './starting-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const USD = 1_000_000;
const catalogue = PlanCatalogue.parse(CATALOGUE_2026_11);
const withPlan = (change: object) => ({
  ...catalogue,
  plans: catalogue.plans.map((plan) => (plan.id === 'team' ? { ...plan, ...change } : plan)),
});
const problem = (code: string, pointer?: string) =>
  expect.objectContaining({
    code,
    ...(pointer && { extra: expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }) }),
  });

/** The table of plans: id, month and year in dollars, active users, GiB a month, GiB kept, help, row. */
const TABLE = [
  ['free', null, null, 500, 5, 1, 'community', null],
  ['solo', 14, 146, 2_000, 100, 20, 'limited', null],
  ['maker', 39, 396, 10_000, 1_000, 50, 'limited', null],
  ['team', 99, 998, 100_000, 2_000, 100, 'limited', 'team'],
  ['enterprise', 249, 2_490, 1_000_000, 20_000, 200, 'limited', 'priority_plus'],
  ['pay-as-you-go', null, null, null, null, null, 'limited', 'payg'],
  ['self-hosted', null, null, null, null, null, 'community', null],
];

test('the catalogue that comes along says what the table of plans says', () => {
  const rows = catalogue.plans.map(({ id, price, limits, support }) => [
    id,
    price && price.monthlyMicroUsd / USD,
    price && price.yearlyMicroUsd / USD,
    limits.activeUsers,
    limits.bandwidthGib,
    limits.storageGib,
    support.technicalSupport,
    support.responseRow,
  ]);
  expect(rows).toEqual(TABLE);
});

test.each([
  ['two plans of one id', { ...catalogue, plans: [...catalogue.plans, catalogue.plans[0]] }],
  [
    'tiers that fall',
    { ...catalogue, usagePrices: { ...catalogue.usagePrices, storageGib: fallingTiers() } },
  ],
  [
    'tiers that end',
    { ...catalogue, usagePrices: { ...catalogue.usagePrices, storageGib: [{ upTo: 1, microUsd: 1 }] } },
  ],
  ['a subscription without a price', withPlan({ price: null })],
  ['a free plan with help', withPlan({ basis: 'free', price: null })],
  ['half a micro-dollar', withPlan({ price: { monthlyMicroUsd: 0.5, yearlyMicroUsd: 6 } })],
  ['an add-on to an unknown plan', { ...catalogue, addOns: [{ ...catalogue.addOns[0], plans: ['gold'] }] }],
])('a catalogue with %s is refused', (_, given) => {
  expect(PlanCatalogue.safeParse(given).success).toBe(false);
});

function fallingTiers() {
  return [
    { upTo: 2, microUsd: 1 },
    { upTo: 1, microUsd: 1 },
    { upTo: null, microUsd: 1 },
  ];
}

test('an operator publishes a version; it is offered from its date on, and nobody else may', async () => {
  const operator = await makeAccount(server, { operator: true });
  const customer = await makeAccount(server);
  expect(await getPlans(server.ctx())).toMatchObject({ version: 1, catalogue });
  const dearer = withPlan({ price: { monthlyMicroUsd: 109 * USD, yearlyMicroUsd: 1_098 * USD } });
  const effectiveFrom = new Date(server.clock.nowMs() + 1000).toISOString();
  const publish = (ctx = operator.ctx, given = {}) =>
    publishPlanCatalogue(ctx, { catalogue: dearer, effectiveFrom, note: 'Team costs more', ...given });
  await expect(publish(customer.ctx)).rejects.toEqual(problem('forbidden'));
  await expect(publish(operator.keyCtx({ level: 'read', organisationId: null }))).rejects.toEqual(
    problem('scope-too-small'),
  );
  await expect(publish(operator.ctx, { effectiveFrom: '2020-01-01T00:00:00Z' })).rejects.toEqual(
    problem('invalid-input', '/effectiveFrom'),
  );
  const without = { ...dearer, plans: dearer.plans.filter(({ id }) => id !== 'self-hosted') };
  await expect(publish(operator.ctx, { catalogue: without })).rejects.toEqual(
    problem('invalid-input', '/catalogue/plans'),
  );
  const made = await publish();
  expect(made).toMatchObject({ version: 2, publishedBy: operator.accountId, effectiveFrom });
  // Versions never overtake each other, even when two operators publish at once.
  await expect(publish(operator.ctx, { effectiveFrom: undefined })).rejects.toEqual(problem('conflict'));
  const both = await Promise.all([publish(), publish()]);
  expect(both.map(({ version }) => version).toSorted()).toEqual([3, 4]);
  expect((await getPlans(server.ctx())).version).toBe(1);
  server.clock.advance(1000);
  expect(await getPlans(server.ctx())).toMatchObject({ version: 4, catalogue: dearer });
  expect((await catalogueAt(server.db, new Date(0))).version).toBe(1);
  const first = await listPlanCatalogues(operator.ctx, { limit: 3 });
  expect(first.items.map(({ version }) => version)).toEqual([4, 3, 2]);
  const rest = await listPlanCatalogues(operator.ctx, { limit: 3, cursor: first.nextCursor! });
  expect(rest).toMatchObject({ items: [{ version: 1, publishedBy: null }], nextCursor: null });
  const org = await makeOrg(customer);
  expect(org.slug).toBeTruthy();
});

test('a server with an unknown starting plan, or one with a price, does not start', async () => {
  for (const defaultPlan of ['gold', 'team', 'enterprise']) {
    const platform = { ...server.platform, config: { ...server.config, defaultPlan } };
    await expect(checkStartingPlan(platform)).rejects.toThrow(ConfigError);
  }
  await checkStartingPlan({ ...server.platform, config: { ...server.config, defaultPlan: 'free' } });
});
