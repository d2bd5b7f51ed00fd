/** What people tell of incidents on the status site, as answers on the tickets that are linked to them. */
export { answerIncidents } from './answer-incidents.ts';
export { incidentAnswersPart } from './part.ts';
