/** What can be bought: the plan catalogue and its versions. */
export { type Catalogue, catalogueAt, cataloguesOf, seedCatalogue } from './catalogues.ts';
export { publishPlanCatalogue } from './publish-plan-catalogue.ts';
export { plansPart } from './part.ts';
export { plansRoutes } from './routes.ts';
