import { os } from '../../api-base.ts';
import { getPlans } from './get-plans.ts';
import { listPlanCatalogues } from './list-plan-catalogues.ts';
import { publishPlanCatalogue } from './publish-plan-catalogue.ts';

const api = os.plans;

/** The endpoints of the plan catalogue. */
export const plansRoutes = {
  get: api.get.handler(({ context }) => getPlans(context)),
  listVersions: api.listVersions.handler(({ context, input }) => listPlanCatalogues(context, input)),
  publish: api.publish.handler(({ context, input }) => publishPlanCatalogue(context, input)),
};
