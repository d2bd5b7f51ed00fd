/** What people take back of what they wrote to support: exports, erasure, redaction, and what is not kept for ever. */
export { eraseAddress } from './erase-address.ts';
export { eraseOwnData } from './erase-own-data.ts';
export { exportOrganisationTickets, exportOwnTickets } from './export-tickets.ts';
export { getOwnData } from './get-own-data.ts';
export { ticketPrivacyPart } from './part.ts';
export { redactAsStaff } from './redact-as-staff.ts';
export { redactTicket } from './redact-ticket.ts';
export { retainTickets } from './retain-tickets.ts';
export { ticketPrivacyRoutes } from './routes.ts';
