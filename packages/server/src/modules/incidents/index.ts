/** Incidents as support knows them; whoever keeps incidents answers `openIncidents` of the news. */
export { incidentsPart } from './part.ts';
