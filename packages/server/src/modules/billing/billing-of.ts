import type { AddOnTerm, Billing, Contract, PlanTerm } from '@codepushgo/contract';
import { coverage, creditsAt, planAt } from './coverage.ts';
import type { AddOnFact, ContractFact, Facts, PlanFact } from './facts.ts';

/**
 * Where an organisation stands at an instant, with amounts.
 *
 * @example billingOf(facts, now).creditsMicroUsd; // 25_000_000
 */
export function billingOf({ organisation, contracts }: Facts, instant: Date): Billing {
  const plan = planAt(organisation, instant);
  return {
    plan: toPlanTerm(plan),
    nextPlan: nextPlan(organisation.plans, plan, instant),
    creditsMicroUsd: creditsAt(organisation, instant),
    addOns: organisation.addOns.filter((one) => lasts(one, instant)).map(toAddOnTerm),
    contracts: contracts.filter((one) => lasts(one, instant)).map(toContract),
    coverage: coverage(organisation, null, contracts, instant),
  };
}

// What was set for later before the last word does not come any more.
function nextPlan(plans: PlanFact[], present: PlanFact, instant: Date): PlanTerm | null {
  const later = plans.slice(plans.indexOf(present) + 1).filter(({ from }) => from > instant);
  const comes = later.filter((one, i) => later.slice(i + 1).every(({ from }) => from > one.from));
  return comes[0] ? toPlanTerm(comes[0]) : null;
}

/** Whether a term holds now or will; one that was called off before its beginning never does. */
export function lasts({ from, to }: { from: Date; to: Date | null }, instant: Date): boolean {
  return to === null || (to > instant && to > from);
}

function toPlanTerm({ plan, catalogueVersion, interval, support, from }: PlanFact): PlanTerm {
  return { plan, catalogueVersion, interval, support, from: from.toISOString() };
}

function toAddOnTerm({ from, to, ...term }: AddOnFact): AddOnTerm {
  return { ...term, from: from.toISOString(), to: to?.toISOString() ?? null };
}

function toContract({ from, to, ...term }: ContractFact): Contract {
  return { ...term, from: from.toISOString(), to: to.toISOString() };
}
