import type { StatusIncident } from '@codepushgo/contract';
import type { Incident, Words } from '#status';
import type { Ctx } from '../../context.ts';
import { showIncident } from './show-event.ts';
import { tellService } from './tell-service.ts';

/** Publishes what was learnt from an incident. */
export async function publishPostmortem(
  ctx: Ctx,
  { statusIncident: id, ...body }: { statusIncident: string; body: Words; isDelivered?: boolean | undefined },
): Promise<StatusIncident> {
  const path = `/incidents/${encodeURIComponent(id)}/post-mortem`;
  return tellService(ctx, { method: 'PUT', path, body }, ({ incident }: { incident: Incident }) => ({
    result: showIncident(ctx, incident),
    audit: { action: 'incident.post-mortem-published', targetType: 'incident', targetId: id },
  }));
}
