import type { AddOn, Plan, PlanCatalogue, SupportTerms } from '@codepushgo/contract';
import { dollarsOf } from '../customers/micro-usd.ts';

/** What is typed for one plan; figures are texts until they are read. */
export interface PlanDraft {
  /** Names it while its id is being typed. */
  key: string;
  /** Customers were put on it by this id, which therefore stays. */
  isKnown: boolean;
  id: string;
  name: Plan['name'];
  basis: Plan['basis'];
  price: { monthlyMicroUsd: string; yearlyMicroUsd: string };
  /** Empty: no limit. */
  limits: Record<keyof Plan['limits'], string>;
  isFrom: boolean;
  support: SupportTerms;
}

/** What is typed for one add-on. */
export interface AddOnDraft extends Omit<AddOn, 'monthlyMicroUsd'> {
  key: string;
  isKnown: boolean;
  /** Empty: agreed with each customer. */
  monthlyMicroUsd: string;
}

/** One tier; its key names it while it is being typed. An empty end means all further units. */
export interface TierDraft {
  key: string;
  upTo: string;
  microUsd: string;
}

/** What each unit of use is priced by. */
export type Unit = keyof PlanCatalogue['usagePrices'];

/** A catalogue that is being written. */
export interface CatalogueDraft {
  plans: PlanDraft[];
  addOns: AddOnDraft[];
  usagePrices: Record<Unit, TierDraft[]>;
}

/** The units, in the order in which they are shown. */
export const UNITS = ['activeUsers', 'bandwidthGib', 'storageGib'] as const satisfies Unit[];

/** Help that a plan without any gives. */
export const COMMUNITY: SupportTerms = {
  technicalSupport: 'community',
  responseRow: null,
  premiumSupport: false,
};

let keys = 0;
const newKey = (): string => `new-${(keys += 1)}`;
const written = (figure: number | null): string => (figure === null ? '' : String(figure));
const dollars = (microUsd: number | null | undefined): string =>
  microUsd === null || microUsd === undefined ? '' : dollarsOf(microUsd);

/** Begins a draft with what a catalogue holds. */
export function draftOf({ plans, addOns, usagePrices }: PlanCatalogue): CatalogueDraft {
  const tiersOf = (unit: Unit): TierDraft[] =>
    usagePrices[unit].map(({ upTo, microUsd }) => ({
      key: newKey(),
      upTo: written(upTo),
      microUsd: dollars(microUsd),
    }));
  return {
    plans: plans.map(({ price, limits, ...plan }) => ({
      ...plan,
      key: newKey(),
      isKnown: true,
      price: {
        monthlyMicroUsd: dollars(price?.monthlyMicroUsd),
        yearlyMicroUsd: dollars(price?.yearlyMicroUsd),
      },
      limits: {
        activeUsers: written(limits.activeUsers),
        bandwidthGib: written(limits.bandwidthGib),
        storageGib: written(limits.storageGib),
      },
    })),
    addOns: addOns.map(({ monthlyMicroUsd, ...addOn }) => ({
      ...addOn,
      key: newKey(),
      isKnown: true,
      monthlyMicroUsd: dollars(monthlyMicroUsd),
    })),
    usagePrices: {
      activeUsers: tiersOf('activeUsers'),
      bandwidthGib: tiersOf('bandwidthGib'),
      storageGib: tiersOf('storageGib'),
    },
  };
}

/** A plan to fill in. */
export function newPlan(): PlanDraft {
  return {
    key: newKey(),
    isKnown: false,
    id: '',
    name: { en: '', fr: '' },
    basis: 'subscription',
    price: { monthlyMicroUsd: '', yearlyMicroUsd: '' },
    limits: { activeUsers: '', bandwidthGib: '', storageGib: '' },
    isFrom: false,
    support: COMMUNITY,
  };
}

/** An add-on to fill in. */
export function newAddOn(): AddOnDraft {
  return {
    key: newKey(),
    isKnown: false,
    id: '',
    name: { en: '', fr: '' },
    monthlyMicroUsd: '',
    plans: null,
    responseRow: null,
  };
}

/** A tier to fill in. */
export function newTier(): TierDraft {
  return { key: newKey(), upTo: '', microUsd: '' };
}

/** Whether plans of this basis have a price of their own. */
export function hasPrice(basis: Plan['basis']): boolean {
  return basis === 'subscription' || basis === 'contract';
}
