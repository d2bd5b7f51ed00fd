import { os } from '../../api-base.ts';
import { eraseAddress } from './erase-address.ts';
import { eraseOwnData } from './erase-own-data.ts';
import { getOwnData } from './get-own-data.ts';
import { redactAsStaff } from './redact-as-staff.ts';
import { redactTicket } from './redact-ticket.ts';

const api = os.ticketPrivacy;

/** The endpoints of privacy in support. */
export const ticketPrivacyRoutes = {
  getOwnData: api.getOwnData.handler(({ context }) => getOwnData(context)),
  eraseOwnData: api.eraseOwnData.handler(({ context, input }) => eraseOwnData(context, input)),
  redact: api.redact.handler(({ context, input }) => redactTicket(context, input)),
  redactAsStaff: api.redactAsStaff.handler(({ context, input }) => redactAsStaff(context, input)),
  eraseAddress: api.eraseAddress.handler(({ context, input }) => eraseAddress(context, input)),
};
