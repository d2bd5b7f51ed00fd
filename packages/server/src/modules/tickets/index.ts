/** Tickets as customers and mail use them: asking for help, and all that follows on their side. */
export { appendMessage, type CustomerMessage, reopenUntil, tellStatus } from './append-message.ts';
export { assertMaySteer, assertOpen } from './assert-open.ts';
export { setSeverity } from './change-ticket-severity.ts';
export { ticketDetail } from './get-ticket.ts';
export { openTicket, type TicketWish } from './open-ticket.ts';
export { ticketsPart } from './part.ts';
export { mayRead } from './policy.ts';
export { ticketsRoutes } from './routes.ts';
export { ticketTokens } from './schema.ts';
export { makeTicketLink, peekTicketLink, useTicketLink } from './ticket-links.ts';

export { changeTicketSeverity } from './change-ticket-severity.ts';
export { getTicket } from './get-ticket.ts';
export { inviteParticipant } from './invite-participant.ts';
export { listTickets } from './list-tickets.ts';
export { rateTicket } from './rate-ticket.ts';
export { replyToTicket } from './reply-to-ticket.ts';
export { solveTicket } from './solve-ticket.ts';
export { ticketInOrg, viewerOf } from './ticket-access.ts';
export { ticketTimeline } from './ticket-timeline.ts';
