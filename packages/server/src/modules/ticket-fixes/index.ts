/** What staff do from a ticket to mend what it is about, and the proof that it arrived. */
export { ticketFixesPart } from './part.ts';
export { deskFixesRoutes, ticketFixesRoutes } from './routes.ts';
export { ticketFixes } from './schema.ts';
