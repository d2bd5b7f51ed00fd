import type { Plan, PlanCatalogue, SupportTerms } from '@codepushgo/contract';

const USD = 1_000_000;
const price = (month: number, year: number): Plan['price'] => ({
  monthlyMicroUsd: month * USD,
  yearlyMicroUsd: year * USD,
});
const limits = (activeUsers: number, bandwidthGib: number, storageGib: number): Plan['limits'] => ({
  activeUsers,
  bandwidthGib,
  storageGib,
});
const NO_LIMITS: Plan['limits'] = { activeUsers: null, bandwidthGib: null, storageGib: null };

const COMMUNITY: SupportTerms = { technicalSupport: 'community', responseRow: null, premiumSupport: false };
const LIMITED: SupportTerms = { technicalSupport: 'limited', responseRow: null, premiumSupport: false };

const plans: Plan[] = [
  {
    id: 'free',
    name: { en: 'Free', fr: 'Gratuit' },
    basis: 'free',
    price: null,
    limits: limits(500, 5, 1),
    isFrom: false,
    support: COMMUNITY,
  },
  {
    id: 'solo',
    name: { en: 'Solo', fr: 'Solo' },
    basis: 'subscription',
    price: price(14, 146),
    limits: limits(2_000, 100, 20),
    isFrom: false,
    support: LIMITED,
  },
  {
    id: 'maker',
    name: { en: 'Maker', fr: 'Maker' },
    basis: 'subscription',
    price: price(39, 396),
    limits: limits(10_000, 1_000, 50),
    isFrom: false,
    support: LIMITED,
  },
  {
    id: 'team',
    name: { en: 'Team', fr: 'Team' },
    basis: 'subscription',
    price: price(99, 998),
    limits: limits(100_000, 2_000, 100),
    isFrom: false,
    support: { ...LIMITED, responseRow: 'team', premiumSupport: true },
  },
  {
    id: 'enterprise',
    name: { en: 'Enterprise', fr: 'Enterprise' },
    basis: 'contract',
    price: price(249, 2_490),
    limits: limits(1_000_000, 20_000, 200),
    isFrom: true,
    support: { ...LIMITED, responseRow: 'priority_plus', premiumSupport: true },
  },
  {
    id: 'pay-as-you-go',
    name: { en: 'Pay as you go', fr: 'À l’usage' },
    basis: 'credits',
    price: null,
    limits: NO_LIMITS,
    isFrom: false,
    support: { ...LIMITED, responseRow: 'payg' },
  },
  {
    id: 'self-hosted',
    name: { en: 'Self-hosted', fr: 'Auto-hébergé' },
    basis: 'operator',
    price: null,
    limits: NO_LIMITS,
    isFrom: false,
    support: COMMUNITY,
  },
];

/** Version 1. Never edited: organisations were put on it. Later versions are published by operators. */
export const CATALOGUE_2026_11: PlanCatalogue = {
  plans,
  addOns: [
    {
      id: 'priority-plus',
      name: { en: 'Priority Plus support', fr: 'Assistance Priority Plus' },
      monthlyMicroUsd: null,
      plans: ['team'],
      responseRow: 'priority_plus',
    },
    {
      id: 'extra-retention',
      name: { en: 'Extra retention', fr: 'Conservation prolongée' },
      monthlyMicroUsd: null,
      plans: null,
      responseRow: null,
    },
  ],
  usagePrices: {
    activeUsers: [
      { upTo: 1_000_000, microUsd: 3_000 },
      { upTo: 3_000_000, microUsd: 2_200 },
      { upTo: 10_000_000, microUsd: 1_600 },
      { upTo: 100_000_000, microUsd: 1_000 },
      { upTo: null, microUsd: 700 },
    ],
    bandwidthGib: [
      { upTo: 1_024, microUsd: 120_000 },
      { upTo: 2_048, microUsd: 100_000 },
      { upTo: 6_144, microUsd: 85_000 },
      { upTo: 131_072, microUsd: 50_000 },
      { upTo: null, microUsd: 20_000 },
    ],
    storageGib: [
      { upTo: 1, microUsd: 90_000 },
      { upTo: 6, microUsd: 80_000 },
      { upTo: 25, microUsd: 65_000 },
      { upTo: 1_024, microUsd: 40_000 },
      { upTo: null, microUsd: 21_000 },
    ],
  },
};
