import type { StatusIncident } from '@codepushgo/contract';
import type { ComponentState, Incident, IncidentStatus, Words } from '#status';
import type { Ctx } from '../../context.ts';
import { showIncident } from './show-event.ts';
import { tellService } from './tell-service.ts';

/** What an update says. */
export interface UpdateWish {
  body: Words;
  /** States by id or key. */
  components?: Record<string, ComponentState> | undefined;
  isDelivered?: boolean | undefined;
}

/** Posts an update of an incident; the tickets that are linked to it are answered. */
export async function updateIncident(
  ctx: Ctx,
  {
    statusIncident: id,
    ...body
  }: UpdateWish & {
    statusIncident: string;
    status: IncidentStatus;
    displayAt?: string | undefined;
  },
): Promise<StatusIncident> {
  const path = `/incidents/${encodeURIComponent(id)}/updates`;
  return tellService(ctx, { method: 'POST', path, body }, ({ incident }: { incident: Incident }) => ({
    result: showIncident(ctx, incident),
    audit: {
      action: 'incident.updated',
      targetType: 'incident',
      targetId: id,
      details: { status: body.status },
    },
  }));
}
