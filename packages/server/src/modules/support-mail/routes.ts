import { os } from '../../api-base.ts';
import { attachReview, dropReview, openReview, releaseReview } from './decide-review.ts';
import { decideGuest, listGuests } from './guests.ts';
import { dismissMailWarning, mailWarning } from './mail-warning.ts';
import { listReviews } from './reviews.ts';
import { listTicketMails, promoteMail } from './ticket-mails.ts';

const api = os.supportMail;

/** The endpoints of mail to support. */
export const supportMailRoutes = {
  listReviews: api.listReviews.handler(({ context, input }) => listReviews(context, input)),
  openReview: api.openReview.handler(({ context, input }) => openReview(context, input)),
  attachReview: api.attachReview.handler(({ context, input }) => attachReview(context, input)),
  releaseReview: api.releaseReview.handler(({ context, input }) => releaseReview(context, input)),
  dropReview: api.dropReview.handler(({ context, input }) => dropReview(context, input)),
  listMails: api.listMails.handler(({ context, input }) => listTicketMails(context, input)),
  promoteMail: api.promoteMail.handler(({ context, input }) => promoteMail(context, input)),
  listGuests: api.listGuests.handler(({ context, input }) => listGuests(context, input)),
  decideGuest: api.decideGuest.handler(({ context, input }) => decideGuest(context, input)),
  warning: api.warning.handler(({ context }) => mailWarning(context)),
  dismissWarning: api.dismissWarning.handler(({ context }) => dismissMailWarning(context)),
};
