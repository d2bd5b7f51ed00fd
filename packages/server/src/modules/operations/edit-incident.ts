import type { StatusImpact, StatusIncident } from '@codepushgo/contract';
import type { Incident, Words } from '#status';
import type { Ctx } from '../../context.ts';
import { showIncident } from './show-event.ts';
import { tellService } from './tell-service.ts';

/** Changes what an incident is called, or how grave it is. */
export async function editIncident(
  ctx: Ctx,
  {
    statusIncident: id,
    ...body
  }: { statusIncident: string; title?: Words | undefined; impactOverride?: StatusImpact | null | undefined },
): Promise<StatusIncident> {
  const path = `/incidents/${encodeURIComponent(id)}`;
  return tellService(ctx, { method: 'PATCH', path, body }, ({ incident }: { incident: Incident }) => ({
    result: showIncident(ctx, incident),
    audit: { action: 'incident.edited', targetType: 'incident', targetId: id },
  }));
}

/** Corrects what an update says, or dates it otherwise, which changes the history. */
export async function editIncidentUpdate(
  ctx: Ctx,
  {
    statusIncident: id,
    update,
    ...body
  }: { statusIncident: string; update: string; body?: Words | undefined; displayAt?: string | undefined },
): Promise<StatusIncident> {
  const path = `/incidents/${encodeURIComponent(id)}/updates/${encodeURIComponent(update)}`;
  return tellService(ctx, { method: 'PATCH', path, body }, ({ incident }: { incident: Incident }) => ({
    result: showIncident(ctx, incident),
    audit: {
      action: 'incident.update-edited',
      targetType: 'incident',
      targetId: id,
      details: { update, ...(body.displayAt && { displayAt: body.displayAt }) },
    },
  }));
}
