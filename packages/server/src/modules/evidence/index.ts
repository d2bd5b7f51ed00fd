/** What is attached to tickets, each item by a consent of its requester. */
export { isShared, placeOf } from './consents.ts';
export { evidencePart } from './part.ts';
export { deskEvidenceRoutes, evidenceRoutes } from './routes.ts';
export { showEvidence } from './show-evidence.ts';
export { ticketEvidence, ticketPlaces } from './schema.ts';
