import type { Coverage, SupportTerms } from '@codepushgo/contract';
import type { AddOnFact, ContractFact, OrganisationFacts, PlanFact } from './facts.ts';

/** A project as coverage sees it. */
export interface ProjectFacts {
  id: string;
}

/** Something that pays, and what it brings. */
interface Source {
  why: Coverage['why'][number];
  support: SupportTerms;
}

/** From the slowest answers to the quickest. */
const ROWS: Coverage['responseRow'][] = [null, 'team', 'payg', 'priority_plus'];

/**
 * What an organisation, or one project of it, is paid for at an instant, and the help that follows: pure and total,
 * and the only place where that is judged. A contract decides alone; otherwise the quickest row that is paid for.
 *
 * @param project null: the organisation as a whole, which add-ons of single projects do not cover
 * @param contracts in any order; of two that hold at once the first one counts
 * @returns the same until `until` at least
 * @example coverage(facts.organisation, project, facts.contracts, now).paid; // true
 */
export function coverage(
  organisation: OrganisationFacts,
  project: ProjectFacts | null,
  contracts: ContractFact[],
  instant: Date,
): Coverage {
  const contract = contracts.find((one) => holds(one, instant)) ?? null;
  const term = planAt(organisation, instant);
  const plan = contract?.plan ?? term.plan;
  const addOns = organisation.addOns.filter((one) => holds(one, instant) && covers(one, project));
  const sources = [
    ...(contract ? [byContract(contract)] : []),
    ...[byPlan(term), byCredits(organisation, term, instant)].filter((source) => source !== null),
    ...addOns.map((one) => byAddOn(one, plan.id)),
  ];
  // The sort is stable, so that of equals the first one is named.
  const ranked = contract ? sources : sources.toSorted((a, b) => rank(b) - rank(a));
  const responseRow = ranked[0]?.support.responseRow ?? null;
  return {
    paid: sources.length > 0,
    why: ranked.map(({ why }) => why),
    plan: { id: plan.id, name: plan.name },
    technicalSupport: sources.some(({ support }) => support.technicalSupport === 'limited')
      ? 'limited'
      : 'community',
    responseRow,
    kind: contract ? 'commitment' : responseRow === null ? 'none' : 'target',
    premiumSupport: sources.some(({ support }) => support.premiumSupport),
    contract: contract && {
      id: contract.id,
      timeZone: contract.timeZone,
      holidays: contract.holidays,
      ...(contract.hours && { hours: contract.hours }),
      ...(contract.resolutionTimes && { resolutionTimes: contract.resolutionTimes }),
    },
    until: nextBoundary(organisation, contracts, instant)?.toISOString() ?? null,
  };
}

/** The plan that holds at an instant: the last word of those that have begun. */
export function planAt({ plans }: OrganisationFacts, instant: Date): PlanFact {
  return plans.findLast(({ from }) => from <= instant) ?? plans[0];
}

/** What the credits are worth at an instant. */
export function creditsAt({ credits }: OrganisationFacts, instant: Date): number {
  return credits.findLast(({ at }) => at <= instant)?.balanceMicroUsd ?? 0;
}

/** Whether an instant belongs to a term, whose end no longer does. */
export function holds({ from, to }: { from: Date; to: Date | null }, instant: Date): boolean {
  return from <= instant && (to === null || instant < to);
}

function covers({ projectId }: AddOnFact, project: ProjectFacts | null): boolean {
  return projectId === null || projectId === project?.id;
}

function byContract({ id, plan, responseRow }: ContractFact): Source {
  return { why: { code: 'contract', id }, support: { ...plan.support, responseRow } };
}

function byPlan({ plan, support }: PlanFact): Source | null {
  if (plan.basis === 'subscription') return { why: { code: 'plan', id: plan.id }, support: plan.support };
  if (plan.basis !== 'operator') return null;
  const granted = support ?? plan.support;
  return granted.technicalSupport === 'limited'
    ? { why: { code: 'operator', id: plan.id }, support: granted }
    : null;
}

function byCredits(organisation: OrganisationFacts, term: PlanFact, instant: Date): Source | null {
  if (creditsAt(organisation, instant) <= 0) return null;
  const plain: SupportTerms = { technicalSupport: 'limited', responseRow: null, premiumSupport: false };
  return { why: { code: 'credits', id: null }, support: term.creditSupport ?? plain };
}

// An add-on goes on paying when its plan is left; its response times belong to the plan.
function byAddOn({ addOn }: AddOnFact, planId: string): Source {
  const fits = addOn.plans === null || addOn.plans.includes(planId);
  return {
    why: { code: 'add-on', id: addOn.id },
    support: {
      technicalSupport: 'limited',
      responseRow: fits ? addOn.responseRow : null,
      premiumSupport: false,
    },
  };
}

function rank({ support }: Source): number {
  return ROWS.indexOf(support.responseRow);
}

function nextBoundary(
  { plans, credits, addOns }: OrganisationFacts,
  contracts: ContractFact[],
  instant: Date,
): Date | undefined {
  const boundaries = [
    ...plans.map(({ from }) => from),
    ...credits.map(({ at }) => at),
    ...[...addOns, ...contracts].flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ];
  return boundaries.filter((one) => one > instant).toSorted((a, b) => a.getTime() - b.getTime())[0];
}
