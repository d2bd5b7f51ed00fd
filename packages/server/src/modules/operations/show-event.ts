import { StatusIncident, StatusMaintenance } from '@codepushgo/contract';
import type { Incident, Maintenance } from '#status';
import type { Ctx } from '../../context.ts';
import { eventAddress } from '../../platform/status-address.ts';

const NOTICE_MS = 24 * 3_600_000;

/** An incident as operators see it, and nothing else of it: what is kept under an idempotency key is the answer. */
export function showIncident(ctx: Ctx, incident: Incident): StatusIncident {
  return StatusIncident.parse({
    ...incident,
    impact: incident.impactOverride ?? incident.impact,
    url: eventAddress(ctx.config, incident.id) ?? '',
  });
}

/** A maintenance as operators see it, with what its announcement means for the figure. */
export function showMaintenance(ctx: Ctx, maintenance: Maintenance): StatusMaintenance {
  const { noticeSentAt, scheduledFor } = maintenance;
  const isExcluded =
    noticeSentAt !== null && Date.parse(noticeSentAt) <= Date.parse(scheduledFor) - NOTICE_MS;
  const url = eventAddress(ctx.config, maintenance.id) ?? '';
  return StatusMaintenance.parse({ ...maintenance, isExcluded, url });
}
