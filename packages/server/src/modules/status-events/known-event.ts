import {
  readIncidents,
  readMaintenances,
  type Incident,
  type Maintenance,
  type StatusContext,
} from '#status';
import { Problem } from '../../platform/problem.ts';

/**
 * An incident by its id.
 *
 * @example knownIncident(ctx, 'x7k2m9q4w1zt').status; // 'monitoring'
 */
export function knownIncident(ctx: StatusContext, id: string): Incident {
  const incident = readIncidents(ctx, { ids: [id] })[0];
  if (!incident) throw new Problem('not-found', `There is no incident "${id}".`);
  return incident;
}

/**
 * A maintenance by its id.
 *
 * @example knownMaintenance(ctx, 'x7k2m9q4w1zt').status; // 'scheduled'
 */
export function knownMaintenance(ctx: StatusContext, id: string): Maintenance {
  const maintenance = readMaintenances(ctx, { ids: [id] })[0];
  if (!maintenance) throw new Problem('not-found', `There is no maintenance "${id}".`);
  return maintenance;
}
