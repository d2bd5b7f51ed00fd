import { expect, test } from 'vitest';
import { compareFigures, type Figure } from './compare-figures.ts';
import { draftOf, newPlan } from './catalogue-draft.ts';
import { readDraft } from './read-draft.ts';

const figure = (id: string, value: string): Figure => ({ id, group: 'Team', label: id, value });
const texts = { money: 'no sum', count: 'no number' };
const plan = {
  id: 'team',
  name: { en: 'Team', fr: 'Équipe' },
  basis: 'subscription' as const,
  price: { monthlyMicroUsd: 99_500_000, yearlyMicroUsd: 998_000_000 },
  limits: { activeUsers: 100_000, bandwidthGib: null, storageGib: 0 },
  isFrom: false,
  support: { technicalSupport: 'limited' as const, responseRow: 'team' as const, premiumSupport: true },
};
const tier = { upTo: null, microUsd: 3_000 };
const catalogue = {
  plans: [plan],
  addOns: [
    {
      id: 'more',
      name: { en: 'More', fr: 'Plus' },
      monthlyMicroUsd: null,
      plans: ['team'],
      responseRow: null,
    },
  ],
  usagePrices: {
    activeUsers: [{ upTo: 10, microUsd: 5_000 }, tier],
    bandwidthGib: [tier],
    storageGib: [tier],
  },
};

test('what changed, came and went is told, and nothing else', () => {
  const before = [figure('price', '$14'), figure('help', 'none'), figure('gone', 'x')];
  const after = [figure('help', 'none'), figure('new', 'y'), figure('price', '$16')];
  expect(compareFigures(before, after)).toEqual([
    { id: 'new', group: 'Team', label: 'new', after: 'y' },
    { id: 'price', group: 'Team', label: 'price', before: '$14', after: '$16' },
    { id: 'gone', group: 'Team', label: 'gone', before: 'x' },
  ]);
});

test('a draft that nobody touched is read as the catalogue that it began with', () => {
  expect(readDraft(draftOf(catalogue), texts)).toEqual({ catalogue, errors: {} });
});

test('sums and numbers that are none are told at the names that the server gives their fields', () => {
  const draft = draftOf(catalogue);
  draft.plans.push({ ...newPlan(), limits: { activeUsers: '1.5', bandwidthGib: '1 000', storageGib: '' } });
  draft.usagePrices.storageGib[0]!.microUsd = 'much';
  draft.addOns[0]!.monthlyMicroUsd = '-1';
  const { catalogue: read, errors } = readDraft(draft, texts);
  expect(errors).toEqual({
    'catalogue.plans.1.price.monthlyMicroUsd': 'no sum',
    'catalogue.plans.1.price.yearlyMicroUsd': 'no sum',
    'catalogue.plans.1.limits.activeUsers': 'no number',
    'catalogue.usagePrices.storageGib.0.microUsd': 'no sum',
    'catalogue.addOns.0.monthlyMicroUsd': 'no sum',
  });
  expect(read.plans[1]!.limits).toMatchObject({ bandwidthGib: 1000, storageGib: null });
});

test('a plan keeps no price and no help that its basis cannot have', () => {
  const draft = draftOf(catalogue);
  draft.plans[0]!.basis = 'free';
  const { catalogue: read } = readDraft(draft, texts);
  expect(read.plans[0]).toMatchObject({
    price: null,
    support: { technicalSupport: 'community', responseRow: null },
  });
});
