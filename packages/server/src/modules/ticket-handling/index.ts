/** What staff do with tickets: answer, note, assign, merge, split, link, and who hears of late answers. */
export { agentOf, showDeskTickets } from './desk-ticket.ts';
export { findOrganisation } from './find-organisation.ts';
export { answerIncident } from './answer-incident.ts';
export { answerLinked, type IncidentWord } from './answer-linked.ts';
export { setEscalation } from './escalation.ts';
export { ticketHandlingPart } from './part.ts';
export { deskRoutes } from './routes.ts';

export { addNote } from './add-note.ts';
export { answerTicket } from './answer-ticket.ts';
export { assignNext, assignTicket } from './assign-ticket.ts';
export { deskTimeline, getDeskTicket } from './get-desk-ticket.ts';
export { mergeTickets } from './merge-tickets.ts';
export { setAway } from './set-away.ts';
export { setCapacity } from './agents.ts';
export { setTags } from './set-tags.ts';
export { setTicketStatus } from './set-ticket-status.ts';
export { waiveReply } from './waive-reply.ts';
