import { dropKeptRequest, listKeptRequests } from '#ticket-requests';
import { os } from '../../api-base.ts';
import { changeTicketSeverity } from './change-ticket-severity.ts';
import { chooseProject } from './choose-project.ts';
import { confirmSponsor } from './confirm-sponsor.ts';
import { getTicket } from './get-ticket.ts';
import { inviteParticipant } from './invite-participant.ts';
import { listTickets } from './list-tickets.ts';
import { rateTicket } from './rate-ticket.ts';
import { reopenTicket } from './reopen-ticket.ts';
import { replyToTicket } from './reply-to-ticket.ts';
import { solveTicket } from './solve-ticket.ts';
import { ticketTimeline } from './ticket-timeline.ts';

const api = os.tickets;

/** The endpoints of tickets for customers; asking for help is bound by `#evidence`, which attaches what is shared. */
export const ticketsRoutes = {
  list: api.list.handler(({ context, input }) => listTickets(context, input)),
  get: api.get.handler(({ context, input }) => getTicket(context, input)),
  timeline: api.timeline.handler(({ context, input }) => ticketTimeline(context, input)),
  reply: api.reply.handler(({ context, input }) => replyToTicket(context, input)),
  solve: api.solve.handler(({ context, input }) => solveTicket(context, input)),
  reopen: api.reopen.handler(({ context, input }) => reopenTicket(context, { ...input, channel: 'api' })),
  rate: api.rate.handler(({ context, input }) => rateTicket(context, input)),
  changeSeverity: api.changeSeverity.handler(({ context, input }) => changeTicketSeverity(context, input)),
  chooseProject: api.chooseProject.handler(({ context, input }) => chooseProject(context, input)),
  confirmSponsor: api.confirmSponsor.handler(({ context, input }) => confirmSponsor(context, input)),
  invite: api.invite.handler(({ context, input }) => inviteParticipant(context, input)),
  listKept: api.listKept.handler(({ context, input }) => listKeptRequests(context, input)),
  dropKept: api.dropKept.handler(({ context, input }) => dropKeptRequest(context, input)),
};
