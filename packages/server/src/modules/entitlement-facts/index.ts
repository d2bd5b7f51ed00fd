/** What the judgement on a request for help asks of accounts, projects and payments, and its endpoint. */
export { askEntitlement } from './ask-entitlement.ts';
export { entitlementFacts, type FactsRequest, type LoadedFacts } from './load-entitlement-facts.ts';
export { supportRoutes } from './routes.ts';
