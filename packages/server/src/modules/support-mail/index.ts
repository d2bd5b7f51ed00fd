/** Mail meets tickets: what becomes of a message, what staff decide about the others, and whom a requester lets in. */
export { acknowledge, onlyOrganisation } from './open-from-mail.ts';
export { supportMailPart, ticketsByMail } from './part.ts';
export { supportMailRoutes } from './routes.ts';
