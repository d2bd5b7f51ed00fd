import type { StatusNow, StatusTarget, StatusTemplate } from '@codepushgo/contract';
import type { Component, Incident, Maintenance } from '#status';
import type { Ctx } from '../../context.ts';
import { showIncident, showMaintenance } from './show-event.ts';
import { askService } from './tell-service.ts';

interface ServiceNow {
  page: StatusNow['page'];
  components: Component[];
  incidents: Incident[];
  maintenances: Maintenance[];
  subscribers: StatusNow['subscribers'];
  targets: StatusTarget[];
}

/** The status site as it stands: components, what is open and planned, who hears of it, where it is published. */
export async function statusNow(ctx: Ctx): Promise<StatusNow> {
  const now = await askService<ServiceNow>(ctx, '/now');
  return {
    ...now,
    incidents: now.incidents.map((one) => showIncident(ctx, one)),
    maintenances: now.maintenances
      .map((one) => showMaintenance(ctx, one))
      .toSorted((a, b) => (a.scheduledFor < b.scheduledFor ? -1 : 1)),
  };
}

/** Texts to start an update from. */
export async function listTemplates(ctx: Ctx): Promise<{ items: StatusTemplate[] }> {
  const { templates } = await askService<{ templates: StatusTemplate[] }>(ctx, '/templates');
  return { items: templates };
}
