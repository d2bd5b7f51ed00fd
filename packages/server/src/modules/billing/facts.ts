import type {
  AddOn,
  BillingChange,
  ContractHours,
  Holiday,
  Plan,
  PlanCatalogue,
  ResolutionTimes,
  SupportTerms,
} from '@codepushgo/contract';

/** A plan that an organisation was put on, from an instant on. */
export interface PlanFact {
  plan: Plan;
  catalogueVersion: number;
  interval: 'month' | 'year' | null;
  /** What the operator grants in place of the plan's own terms. */
  support: SupportTerms | null;
  /** What credits bring by the same version of the catalogue; null when it has no plan for them. */
  creditSupport: SupportTerms | null;
  from: Date;
}

/** What credits were worth from an instant on. */
export interface CreditFact {
  at: Date;
  balanceMicroUsd: number;
}

/** An add-on; it covers the organisation when it names no project. */
export interface AddOnFact {
  id: string;
  addOn: AddOn;
  catalogueVersion: number;
  projectId: string | null;
  monthlyMicroUsd: number;
  from: Date;
  to: Date | null;
}

/** A contract and its term, from an instant until before another. */
export interface ContractFact {
  id: string;
  plan: Plan;
  catalogueVersion: number;
  from: Date;
  to: Date;
  monthlyFeeMicroUsd: number;
  responseRow: 'team' | 'payg' | 'priority_plus';
  timeZone: string;
  holidays: Holiday[];
  /** In place of the hours of the policy. */
  hours?: ContractHours | null | undefined;
  /** Goals for solving, by severity. */
  resolutionTimes?: ResolutionTimes | undefined;
}

/** What is known about an organisation, each list in the order in which it was said. */
export interface OrganisationFacts {
  /** At least one; where two have begun, the later word holds. */
  plans: [PlanFact, ...PlanFact[]];
  credits: CreditFact[];
  addOns: AddOnFact[];
}

/** Everything that the history of one organisation says. */
export interface Facts {
  organisation: OrganisationFacts;
  contracts: ContractFact[];
}

/** A change and when it was said. */
export interface Said {
  at: Date;
  change: BillingChange;
}

type CatalogueBy = (version: number) => PlanCatalogue;
type Change<K extends BillingChange['kind']> = Extract<BillingChange, { kind: K }>;

/**
 * Reads the facts from the history, the oldest change first; one of them sets a plan.
 *
 * @param catalogueBy a version of the catalogue that a change names
 */
export function readFacts(changes: Said[], catalogueBy: CatalogueBy): Facts {
  const plans: PlanFact[] = [];
  const credits: CreditFact[] = [];
  const addOns = new Map<string, AddOnFact>();
  const contracts = new Map<string, ContractFact>();
  for (const { at, change } of changes) {
    switch (change.kind) {
      case 'plan.set':
        plans.push(toPlan(change, catalogueBy));
        break;
      case 'credits.granted':
      case 'credits.corrected':
        credits.push({ at, balanceMicroUsd: change.balanceMicroUsd });
        break;
      case 'add-on.started':
        addOns.set(change.addOnId, toAddOn(change, catalogueBy));
        break;
      case 'add-on.ended':
        addOns.get(change.addOnId)!.to = new Date(change.to);
        break;
      case 'contract.made':
      case 'contract.amended':
        contracts.set(change.contractId, toContract(change, catalogueBy));
        break;
      case 'contract.ended':
        contracts.get(change.contractId)!.to = new Date(change.to);
    }
  }
  const [first, ...later] = plans;
  if (!first) throw new Error('The history of an organisation sets no plan');
  return {
    organisation: { plans: [first, ...later], credits, addOns: [...addOns.values()] },
    contracts: [...contracts.values()],
  };
}

function toPlan(change: Change<'plan.set'>, catalogueBy: CatalogueBy): PlanFact {
  const catalogue = catalogueBy(change.catalogueVersion);
  return {
    plan: planOf(catalogue, change.plan),
    catalogueVersion: change.catalogueVersion,
    interval: change.interval,
    support: change.support,
    creditSupport: catalogue.plans.find(({ basis }) => basis === 'credits')?.support ?? null,
    from: new Date(change.from),
  };
}

function toAddOn({ addOnId, ...change }: Change<'add-on.started'>, catalogueBy: CatalogueBy): AddOnFact {
  const addOn = catalogueBy(change.catalogueVersion).addOns.find(({ id }) => id === change.addOn);
  if (!addOn) throw new Error(`Version ${change.catalogueVersion} has no add-on "${change.addOn}"`);
  const { catalogueVersion, projectId, monthlyMicroUsd, from, to } = change;
  return {
    id: addOnId,
    addOn,
    catalogueVersion,
    projectId,
    monthlyMicroUsd,
    from: new Date(from),
    to: to === null ? null : new Date(to),
  };
}

function toContract(
  change: Change<'contract.made' | 'contract.amended'>,
  catalogueBy: CatalogueBy,
): ContractFact {
  const { kind: _, contractId: id, plan, from, to, ...terms } = change;
  return {
    ...terms,
    id,
    plan: planOf(catalogueBy(change.catalogueVersion), plan),
    from: new Date(from),
    to: new Date(to),
  };
}

function planOf(catalogue: PlanCatalogue, id: string): Plan {
  const plan = catalogue.plans.find((one) => one.id === id);
  if (plan) return plan;
  throw new Error(`The plan catalogue has no plan "${id}"`);
}
