/** What an organisation is paid for: its plan, credits, add-ons and contracts, and the coverage that follows. */
export { billingOf } from './billing-of.ts';
export { findCustomer } from './change-billing.ts';
export { contractHolders } from './contract-holders.ts';
export { coverage, type ProjectFacts } from './coverage.ts';
export { coverageOf } from './coverage-of.ts';
export type { AddOnFact, ContractFact, Facts, OrganisationFacts, PlanFact } from './facts.ts';
export { billingHistory, type HistoryRequest } from './list-billing-history.ts';
export { loadFacts, loadFactsOf } from './load-facts.ts';
export { mayBeOnPlan } from './may-be-on-plan.ts';
export { billingPart } from './part.ts';
export type { BillingRefusal } from './refusals.ts';
export { billingRoutes } from './routes.ts';

export { amendContract } from './amend-contract.ts';
export { changeCredits } from './change-credits.ts';
export { endAddOn } from './end-add-on.ts';
export { endContract } from './end-contract.ts';
export { makeContract } from './make-contract.ts';
export { setPlan } from './set-plan.ts';
export { startAddOn } from './start-add-on.ts';
