/** Tickets as they are kept: events in their order, and what follows from them. Verbs are in the modules above. */
export { type Erased, eraseMessagesOf, eraseTicket } from './erase-contents.ts';
export {
  findTicket,
  isTicket,
  lockTicket,
  lockTickets,
  NO_ORGANISATION,
  referenceOf,
  type TicketRow,
} from './find-ticket.ts';
export {
  addLink,
  addParticipant,
  isAnsweredBy,
  type Link,
  linksOf,
  participantsOf,
  ticketsOfIncident,
} from './links.ts';
export { makeTicket, type NewTicket } from './make-ticket.ts';
export { findShapes, findWords, maskOf, type Suspect } from './mask-secrets.ts';
export { leaveProject, moveTickets, ticketsOfProject } from './move-tickets.ts';
export { namesOf, personOf, referencesOf } from './names.ts';
export { type EventRow, type FilesOf, publicEntries, readEvents } from './public-entries.ts';
export { clockHistory, mergedWith } from './read-history.ts';
export { redactor } from './redactor.ts';
export { lockWithSplits, redactTexts } from './redact-texts.ts';
export { recomputeAllClocks } from './recompute-all-clocks.ts';
export { type By, record, type TicketSet } from './record.ts';
export { ticketConflict, ticketNotFound, type TicketRefusal } from './refusals.ts';
export * from './schema.ts';
export { showTicket, showTickets } from './show-tickets.ts';
export { staffEntries } from './staff-entries.ts';
export type { TicketChange } from './ticket-change.ts';
export { type NewMessage, writeMessage, writeNote } from './write-message.ts';
export { type Written, writtenOn } from './written-on.ts';
