/**
 * What programs read of the status site, as pure functions of a snapshot: the Statuspage API, feeds, calendar, badge and
 * `state.json`. Webhooks take single objects from here, so that both say the same.
 */
export { contentTypeOf, textDocument, type Document } from './document.ts';
export { pageStatus } from './page-status.ts';
export { statusDocuments } from './status-documents.ts';
export { componentJson, pageJson } from './wire-component.ts';
export { incidentJson, maintenanceJson } from './wire-event.ts';
export type { ComponentJson, IncidentJson, MaintenanceJson, PageJson, UpdateJson } from './wire-shapes.ts';
