import { os } from '../../api-base.ts';
import { getBilling } from './get-billing.ts';
import { getCoverage } from './get-coverage.ts';
import { getProjectCoverage } from './get-project-coverage.ts';
import { listBillingHistory } from './list-billing-history.ts';

const api = os.billing;

/** The endpoints of what an organisation has and pays. */
export const billingRoutes = {
  coverage: api.coverage.handler(({ context, input }) => getCoverage(context, input)),
  projectCoverage: api.projectCoverage.handler(({ context, input }) => getProjectCoverage(context, input)),
  get: api.get.handler(({ context, input }) => getBilling(context, input)),
  history: api.history.handler(({ context, input }) => listBillingHistory(context, input)),
};
