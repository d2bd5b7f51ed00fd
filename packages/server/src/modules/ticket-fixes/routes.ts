import { os } from '../../api-base.ts';
import { acceptProposal, declineProposal } from './decide-proposal.ts';
import { listFixReleases } from './list-fix-releases.ts';
import { overrideDevice } from './override-device.ts';
import { proposeRollback, withdrawProposal } from './propose-rollback.ts';
import { listDeskFixes, listFixes } from './show-fixes.ts';

const { tickets, desk } = os;

/** The endpoints of fixes for customers. */
export const ticketFixesRoutes = {
  listFixes: tickets.listFixes.handler(({ context, input }) => listFixes(context, input)),
  acceptFix: tickets.acceptFix.handler(({ context, input }) => acceptProposal(context, input)),
  declineFix: tickets.declineFix.handler(({ context, input }) => declineProposal(context, input)),
};

/** The endpoints of fixes for staff. */
export const deskFixesRoutes = {
  listFixes: desk.listFixes.handler(({ context, input }) => listDeskFixes(context, input)),
  listFixReleases: desk.listFixReleases.handler(({ context, input }) => listFixReleases(context, input)),
  overrideDevice: desk.overrideDevice.handler(({ context, input }) => overrideDevice(context, input)),
  proposeRollback: desk.proposeRollback.handler(({ context, input }) => proposeRollback(context, input)),
  withdrawProposal: desk.withdrawProposal.handler(({ context, input }) => withdrawProposal(context, input)),
};
