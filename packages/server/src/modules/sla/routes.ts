import { os } from '../../api-base.ts';
import { approveClaim } from './approve-claim.ts';
import { confirmClaim } from './confirm-claim.ts';
import { correctMonth } from './correct-month.ts';
import { declineClaim } from './decline-claim.ts';
import { getCommitment } from './get-commitment.ts';
import { getOrganisationSla } from './get-organisation-sla.ts';
import { listClaims } from './list-claims.ts';
import { listCredits } from './list-credits.ts';
import { listMonths } from './list-months.ts';

const api = os.sla;

/** The endpoints of the commitment of availability. */
export const slaRoutes = {
  get: api.get.handler(({ context }) => getCommitment(context)),
  organisation: api.organisation.handler(({ context, input }) => getOrganisationSla(context, input)),
  credits: api.credits.handler(({ context, input }) => listCredits(context, input)),
  confirmClaim: api.confirmClaim.handler(({ context, input }) => confirmClaim(context, input)),
  listClaims: api.listClaims.handler(({ context, input }) => listClaims(context, input)),
  approveClaim: api.approveClaim.handler(({ context, input }) => approveClaim(context, input)),
  declineClaim: api.declineClaim.handler(({ context, input }) => declineClaim(context, input)),
  listMonths: api.listMonths.handler(({ context, input }) => listMonths(context, input)),
  correctMonth: api.correctMonth.handler(({ context, input }) => correctMonth(context, input)),
};
