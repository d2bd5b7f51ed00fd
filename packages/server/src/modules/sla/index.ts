/** The commitment of availability: frozen months, claims for those that missed it, and the credits they bring. */
export { getCommitment } from './get-commitment.ts';
export { slaPart } from './part.ts';
export { slaRoutes } from './routes.ts';
