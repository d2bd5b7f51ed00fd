import type { AddOn, Plan, PlanCatalogue } from '@codepushgo/contract';
import { microUsdOf } from '../customers/micro-usd.ts';
import {
  COMMUNITY,
  hasPrice,
  type AddOnDraft,
  type CatalogueDraft,
  type PlanDraft,
  type TierDraft,
  type Unit,
} from './catalogue-draft.ts';

/** What was read, and what is wrong where; the names are those of the server's own errors. */
export interface ReadDraft {
  catalogue: PlanCatalogue;
  errors: Record<string, string>;
}

interface Reader {
  money: (text: string, name: string) => number;
  /** Null for an empty text. */
  count: (text: string, name: string) => number | null;
}

/**
 * Reads a draft. Where something is wrong, the catalogue holds a nought in its place.
 *
 * @param texts what is said of a sum and of a number that is none
 */
export function readDraft(draft: CatalogueDraft, texts: { money: string; count: string }): ReadDraft {
  const errors: Record<string, string> = {};
  const read: Reader = {
    money(text, name) {
      const sum = microUsdOf(text);
      if (sum === undefined || sum < 0) errors[name] = texts.money;
      return sum ?? 0;
    },
    count(text, name) {
      const typed = text.replaceAll(/\s/g, '');
      if (typed === '') return null;
      if (!/^\d{1,15}$/.test(typed)) errors[name] = texts.count;
      return Number(typed) || 0;
    },
  };
  const catalogue = {
    plans: draft.plans.map((plan, at) => readPlan(plan, `catalogue.plans.${at}`, read)),
    addOns: draft.addOns.map((addOn, at) => readAddOn(addOn, `catalogue.addOns.${at}`, read)),
    usagePrices: readPrices(draft, read),
  };
  return { catalogue, errors };
}

function readPlan(plan: PlanDraft, at: string, read: Reader): Plan {
  const { id, name, basis, price, limits, isFrom, support } = plan;
  const money = (which: keyof typeof price): number => read.money(price[which], `${at}.price.${which}`);
  const limit = (which: keyof typeof limits): number | null =>
    read.count(limits[which], `${at}.limits.${which}`);
  return {
    id: id.trim(),
    name: { en: name.en.trim(), fr: name.fr.trim() },
    basis,
    price: hasPrice(basis)
      ? { monthlyMicroUsd: money('monthlyMicroUsd'), yearlyMicroUsd: money('yearlyMicroUsd') }
      : null,
    limits: {
      activeUsers: limit('activeUsers'),
      bandwidthGib: limit('bandwidthGib'),
      storageGib: limit('storageGib'),
    },
    isFrom,
    support: basis === 'free' ? COMMUNITY : support,
  };
}

function readAddOn(addOn: AddOnDraft, at: string, read: Reader): AddOn {
  const { id, name, monthlyMicroUsd, plans, responseRow } = addOn;
  const isAgreed = monthlyMicroUsd.trim() === '';
  return {
    id: id.trim(),
    name: { en: name.en.trim(), fr: name.fr.trim() },
    monthlyMicroUsd: isAgreed ? null : read.money(monthlyMicroUsd, `${at}.monthlyMicroUsd`),
    plans,
    responseRow,
  };
}

function readPrices({ usagePrices }: CatalogueDraft, read: Reader): PlanCatalogue['usagePrices'] {
  const tiers = (unit: Unit): PlanCatalogue['usagePrices'][typeof unit] =>
    usagePrices[unit].map((tier: TierDraft, at) => ({
      upTo: read.count(tier.upTo, `catalogue.usagePrices.${unit}.${at}.upTo`),
      microUsd: read.money(tier.microUsd, `catalogue.usagePrices.${unit}.${at}.microUsd`),
    }));
  return {
    activeUsers: tiers('activeUsers'),
    bandwidthGib: tiers('bandwidthGib'),
    storageGib: tiers('storageGib'),
  };
}
