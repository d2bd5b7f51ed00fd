import { os } from '../../api-base.ts';
import {
  cancelMaintenance,
  extendMaintenance,
  moveMaintenance,
  scheduleMaintenance,
  updateMaintenance,
} from './change-maintenance.ts';
import { archiveComponent, createComponent, orderComponents, updateComponent } from './components.ts';
import { editIncident, editIncidentUpdate } from './edit-incident.ts';
import { listExclusions, recordExclusion } from './exclusions.ts';
import { getIncident, listIncidents } from './incidents.ts';
import { getMaintenance, listMaintenances } from './maintenances.ts';
import { openIncident } from './open-incident.ts';
import { publishPostmortem } from './publish-postmortem.ts';
import { listTemplates, statusNow } from './status-now.ts';
import { updateIncident } from './update-incident.ts';

const api = os.operations;

/** The endpoints of operators about the status site. */
export const operationsRoutes = {
  now: api.now.handler(({ context }) => statusNow(context)),
  listIncidents: api.listIncidents.handler(({ context, input }) => listIncidents(context, input)),
  getIncident: api.getIncident.handler(({ context, input }) => getIncident(context, input)),
  openIncident: api.openIncident.handler(({ context, input }) => openIncident(context, input)),
  editIncident: api.editIncident.handler(({ context, input }) => editIncident(context, input)),
  updateIncident: api.updateIncident.handler(({ context, input }) => updateIncident(context, input)),
  editIncidentUpdate: api.editIncidentUpdate.handler(({ context, input }) =>
    editIncidentUpdate(context, input),
  ),
  publishPostmortem: api.publishPostmortem.handler(({ context, input }) => publishPostmortem(context, input)),
  listTemplates: api.listTemplates.handler(({ context }) => listTemplates(context)),
  listMaintenances: api.listMaintenances.handler(({ context, input }) => listMaintenances(context, input)),
  getMaintenance: api.getMaintenance.handler(({ context, input }) => getMaintenance(context, input)),
  scheduleMaintenance: api.scheduleMaintenance.handler(({ context, input }) =>
    scheduleMaintenance(context, input),
  ),
  updateMaintenance: api.updateMaintenance.handler(({ context, input }) => updateMaintenance(context, input)),
  moveMaintenance: api.moveMaintenance.handler(({ context, input }) => moveMaintenance(context, input)),
  extendMaintenance: api.extendMaintenance.handler(({ context, input }) => extendMaintenance(context, input)),
  cancelMaintenance: api.cancelMaintenance.handler(({ context, input }) => cancelMaintenance(context, input)),
  createComponent: api.createComponent.handler(({ context, input }) => createComponent(context, input)),
  updateComponent: api.updateComponent.handler(({ context, input }) => updateComponent(context, input)),
  orderComponents: api.orderComponents.handler(({ context, input }) => orderComponents(context, input)),
  archiveComponent: api.archiveComponent.handler(({ context, input }) => archiveComponent(context, input)),
  listExclusions: api.listExclusions.handler(({ context }) => listExclusions(context)),
  recordExclusion: api.recordExclusion.handler(({ context, input }) => recordExclusion(context, input)),
};
