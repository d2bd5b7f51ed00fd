/** Incidents and maintenances of the status service: every way to open them, move them on and write about them. */
export { advanceMaintenance } from './advance-maintenance.ts';
export { cancelMaintenance } from './cancel-maintenance.ts';
export { editIncident } from './edit-incident.ts';
export { editUpdate } from './edit-update.ts';
export { extendMaintenance } from './extend-maintenance.ts';
export { knownIncident, knownMaintenance } from './known-event.ts';
export { moveMaintenance } from './move-maintenance.ts';
export { openIncident, type NewIncident } from './open-incident.ts';
export { postUpdate, type IncidentUpdate } from './post-update.ts';
export { publishPostmortem } from './publish-postmortem.ts';
export { recordNotice } from './record-notice.ts';
export { scheduleMaintenance, type NewMaintenance } from './schedule-maintenance.ts';
export { sweepMaintenances } from './sweep-maintenances.ts';
export { incidentTemplates, type IncidentTemplate } from './templates.ts';
export type { AffectedInput } from './affected-components.ts';
export type { MaintenanceNews } from './tell-maintenance.ts';
