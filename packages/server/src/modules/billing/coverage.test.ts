import type { Coverage, PlanCatalogue } from '@codepushgo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seedCatalogue } from '#plans';
import { coverage } from './coverage.ts';
import type { AddOnFact, ContractFact, OrganisationFacts, PlanFact } from './facts.ts';

const { plans, addOns }: PlanCatalogue = seedCatalogue.catalogue;
const day = (number: number): Date => new Date(Date.UTC(2027, 0, number));
const NOW = day(10);
const SHOP = { id: 'prj_shop' };
const OTHER = { id: 'prj_other' };
const LIMITED = { technicalSupport: 'limited', responseRow: null, premiumSupport: false } as const;

const onPlan = (id: string, from = day(1), support: PlanFact['support'] = null): PlanFact => ({
  plan: plans.find((plan) => plan.id === id)!,
  catalogueVersion: 1,
  interval: null,
  support,
  creditSupport: plans.find(({ basis }) => basis === 'credits')!.support,
  from,
});
const withAddOn = (id: string, given: Partial<AddOnFact> = {}): AddOnFact => ({
  id: 'adn_1',
  addOn: addOns.find((addOn) => addOn.id === id)!,
  catalogueVersion: 1,
  projectId: null,
  monthlyMicroUsd: 1_000_000,
  from: day(5),
  to: null,
  ...given,
});
const withContract = (given: Partial<ContractFact> = {}): ContractFact => ({
  id: 'ctr_1',
  plan: plans.find(({ basis }) => basis === 'contract')!,
  catalogueVersion: 1,
  from: day(5),
  to: day(20),
  monthlyFeeMicroUsd: 249_000_000,
  responseRow: 'priority_plus',
  timeZone: 'Europe/Paris',
  holidays: [],
  ...given,
});
const facts = (given: Partial<OrganisationFacts>): OrganisationFacts => ({
  plans: [onPlan('free')],
  credits: [],
  addOns: [],
  ...given,
});
const credits = (balanceMicroUsd: number, at = day(2)) => ({ at, balanceMicroUsd });

interface Case {
  title: string;
  organisation?: Partial<OrganisationFacts>;
  contracts?: ContractFact[];
  project?: { id: string } | null;
  at?: Date;
  gives: Partial<Coverage>;
}

const nothing: Partial<Coverage> = {
  paid: false,
  technicalSupport: 'community',
  responseRow: null,
  kind: 'none',
  why: [],
};

const CASES: Case[] = [
  { title: 'free', gives: nothing },
  ...['solo', 'maker'].map((id) => ({
    title: id,
    organisation: { plans: [onPlan(id)] as [PlanFact] },
    gives: { paid: true, technicalSupport: 'limited', responseRow: null, kind: 'none' } as const,
  })),
  {
    title: 'team',
    organisation: { plans: [onPlan('team')] },
    gives: { paid: true, responseRow: 'team', kind: 'target', premiumSupport: true },
  },
  {
    title: 'pay as you go without credits',
    organisation: { plans: [onPlan('pay-as-you-go')] },
    gives: nothing,
  },
  {
    title: 'credits, on any plan',
    organisation: { credits: [credits(1)] },
    gives: { paid: true, responseRow: 'payg', kind: 'target', why: [{ code: 'credits', id: null }] },
  },
  { title: 'credits that are used up', organisation: { credits: [credits(1), credits(0)] }, gives: nothing },
  {
    title: 'credits beside Team: the quicker row, which is named first',
    organisation: { plans: [onPlan('team')], credits: [credits(1)] },
    gives: {
      responseRow: 'payg',
      why: [
        { code: 'credits', id: null },
        { code: 'plan', id: 'team' },
      ],
    },
  },
  {
    title: 'an add-on of the whole organisation',
    organisation: { addOns: [withAddOn('extra-retention')] },
    gives: { paid: true, technicalSupport: 'limited', responseRow: null, kind: 'none' },
  },
  {
    title: 'an add-on of this project',
    organisation: { addOns: [withAddOn('extra-retention', { projectId: SHOP.id })] },
    gives: { paid: true, why: [{ code: 'add-on', id: 'extra-retention' }] },
  },
  {
    title: 'an add-on of another project',
    organisation: { addOns: [withAddOn('extra-retention', { projectId: SHOP.id })] },
    project: OTHER,
    gives: nothing,
  },
  {
    title: 'an add-on of a project, for the organisation as a whole',
    organisation: { addOns: [withAddOn('extra-retention', { projectId: SHOP.id })] },
    project: null,
    gives: nothing,
  },
  {
    title: 'Priority Plus on Team is a target',
    organisation: { plans: [onPlan('team')], addOns: [withAddOn('priority-plus')] },
    gives: { responseRow: 'priority_plus', kind: 'target' },
  },
  {
    title: 'Priority Plus after Team was left pays on, without its row',
    organisation: { addOns: [withAddOn('priority-plus')] },
    gives: { paid: true, responseRow: null, kind: 'none' },
  },
  {
    title: 'a contract commits, whatever the plan',
    contracts: [withContract()],
    gives: {
      paid: true,
      responseRow: 'priority_plus',
      kind: 'commitment',
      why: [{ code: 'contract', id: 'ctr_1' }],
    },
  },
  {
    title: 'a contract decides alone, even for a slower row',
    organisation: { credits: [credits(1)] },
    contracts: [withContract({ responseRow: 'team' })],
    gives: { responseRow: 'team', kind: 'commitment' },
  },
  {
    title: 'the first instant of a term',
    contracts: [withContract()],
    at: day(5),
    gives: { kind: 'commitment' },
  },
  {
    title: 'the last millisecond of a term',
    contracts: [withContract()],
    at: new Date(day(20).getTime() - 1),
    gives: { kind: 'commitment', until: day(20).toISOString() },
  },
  {
    title: 'the end of a term',
    contracts: [withContract()],
    at: day(20),
    gives: { ...nothing, until: null },
  },
  {
    title: 'the end of an add-on',
    organisation: { addOns: [withAddOn('extra-retention', { to: NOW })] },
    gives: nothing,
  },
  {
    title: 'self-hosted, as long as the operator says nothing',
    organisation: { plans: [onPlan('self-hosted')] },
    gives: nothing,
  },
  {
    title: 'self-hosted, as the operator says',
    organisation: { plans: [onPlan('self-hosted', day(1), { ...LIMITED, responseRow: 'team' })] },
    gives: {
      paid: true,
      responseRow: 'team',
      kind: 'target',
      why: [{ code: 'operator', id: 'self-hosted' }],
    },
  },
  {
    title: 'of two plans that have begun the later word holds',
    organisation: { plans: [onPlan('free'), onPlan('team', day(9)), onPlan('solo', day(4))] },
    gives: { plan: { id: 'solo', name: { en: 'Solo', fr: 'Solo' } }, responseRow: null },
  },
];

test.each(CASES)('$title', ({ organisation = {}, contracts = [], project = SHOP, at = NOW, gives }) => {
  expect(coverage(facts(organisation), project, contracts, at)).toMatchObject(gives);
});

describe('for all facts', () => {
  const anyDay = fc.integer({ min: 1, max: 30 }).map(day);
  const anyTerm = fc.record({ from: anyDay, to: fc.option(anyDay) });
  const anyPlan = fc
    .tuple(fc.constantFrom(...plans.filter(({ basis }) => basis !== 'contract')), anyDay, fc.boolean())
    .map(([{ id }, from, grants]) => onPlan(id, from, grants ? LIMITED : null));
  const anyAddOn = fc
    .tuple(fc.constantFrom(...addOns), fc.constantFrom(null, SHOP.id, OTHER.id), anyTerm)
    .map(([{ id }, projectId, term]) => withAddOn(id, { projectId, ...term }));
  const rows = ['team', 'payg', 'priority_plus'] as const;
  const anyContract = fc
    .tuple(anyDay, anyDay, fc.constantFrom(...rows))
    .map(([from, to, responseRow]) => withContract({ from, to, responseRow }));
  const anyFacts = fc.record({
    plans: fc.array(anyPlan, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<[PlanFact]>,
    credits: fc.array(
      fc.tuple(anyDay, fc.nat(1)).map(([at, balance]) => credits(balance, at)),
      { maxLength: 3 },
    ),
    addOns: fc.array(anyAddOn, { maxLength: 3 }),
  });
  const anyProject = fc.constantFrom(null, SHOP, OTHER);
  const anyInstant = fc
    .integer({ min: -1, max: 31 * 24 })
    .map((hour) => new Date(day(1).getTime() + hour * 3_600_000));
  const given = [anyFacts, anyProject, fc.array(anyContract, { maxLength: 2 }), anyInstant] as const;

  test('a project is paid by a paid plan, by credits, by an add-on that covers it, or by the operator', () => {
    fc.assert(
      fc.property(...given, (organisation, project, contracts, at) => {
        const within = ({ from, to }: { from: Date; to: Date | null }) => from <= at && (!to || at < to);
        const { plan, support } =
          organisation.plans.findLast(({ from }) => from <= at) ?? organisation.plans[0];
        const balance = organisation.credits.findLast((one) => one.at <= at)?.balanceMicroUsd ?? 0;
        const paid =
          contracts.some(within) ||
          ['solo', 'maker', 'team'].includes(plan.id) ||
          balance > 0 ||
          (plan.id === 'self-hosted' && support !== null) ||
          organisation.addOns.some((one) => within(one) && [null, project?.id].includes(one.projectId));
        const given = coverage(organisation, project, contracts, at);
        expect(given.paid).toBe(paid);
        expect(given.technicalSupport).toBe(paid ? 'limited' : 'community');
        expect(given.why.length > 0).toBe(paid);
      }),
    );
  });

  test('there is exactly one tier: no row, a target, or the commitment of a contract in its term', () => {
    fc.assert(
      fc.property(...given, (organisation, project, contracts, at) => {
        const { responseRow, kind, contract } = coverage(organisation, project, contracts, at);
        const holding = contracts.find(({ from, to }) => from <= at && at < to);
        expect(contract?.id ?? null).toBe(holding?.id ?? null);
        expect(kind).toBe(holding ? 'commitment' : responseRow ? 'target' : 'none');
        expect(responseRow).toBe(holding?.responseRow ?? responseRow);
      }),
    );
  });

  test('nothing changes before `until`, and after the last boundary nothing ever does', () => {
    fc.assert(
      fc.property(
        ...given,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (organisation, project, contracts, at, share) => {
          const now = coverage(organisation, project, contracts, at);
          const end = now.until === null ? day(400).getTime() : Date.parse(now.until) - 1;
          const later = new Date(at.getTime() + Math.floor((end - at.getTime()) * share));
          expect(coverage(organisation, project, contracts, later)).toEqual(now);
        },
      ),
    );
  });

  test('whatever is paid for besides never makes it worse', () => {
    const rank = (row: Coverage['responseRow']) => [null, 'team', 'payg', 'priority_plus'].indexOf(row);
    fc.assert(
      fc.property(anyFacts, anyProject, anyInstant, anyAddOn, (organisation, project, at, addOn) => {
        const before = coverage(organisation, project, [], at);
        const after = coverage({ ...organisation, addOns: [...organisation.addOns, addOn] }, project, [], at);
        expect(rank(after.responseRow)).toBeGreaterThanOrEqual(rank(before.responseRow));
        expect(after.paid || !before.paid).toBe(true);
      }),
    );
  });

  test('what covers the organisation covers every project of it', () => {
    fc.assert(
      fc.property(...given, (organisation, _, contracts, at) => {
        const whole = coverage(organisation, null, contracts, at).paid;
        for (const project of [SHOP, OTHER])
          expect(!whole || coverage(organisation, project, contracts, at).paid).toBe(true);
      }),
    );
  });
});
