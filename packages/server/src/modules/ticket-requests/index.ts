/** Requests for help on their way to a ticket: judged, kept when they are declined, and judged again later. */
export { cleanText } from './clean-text.ts';
export { eraseKept, keptOf } from './erase-kept.ts';
export { showKept } from './keep-request.ts';
export { dropKeptRequest, listKeptRequests } from './kept-requests.ts';
export { nextTerms } from './next-terms.ts';
export { type NewRequest, openRequest, type Request } from './open-request.ts';
export { ticketRequestsPart } from './part.ts';
export { keptRequests } from './schema.ts';
export { tellTicket } from './tell-ticket.ts';
