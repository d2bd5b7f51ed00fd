/** Whether, and why, a request for help is processed: one pure function for every way in. */
export { explainEntitlement } from './explain-entitlement.ts';
export type { EntitlementFacts, ProjectFact, TicketFact } from './facts.ts';
export { judgeEntitlement } from './judge-entitlement.ts';
export { describeSnapshot, takeSnapshot } from './snapshot.ts';
