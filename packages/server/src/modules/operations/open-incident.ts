import type { StatusImpact, StatusIncident } from '@codepushgo/contract';
import type { Incident, IncidentStatus, Words } from '#status';
import type { Ctx } from '../../context.ts';
import { showIncident } from './show-event.ts';
import { tellService } from './tell-service.ts';
import type { UpdateWish } from './update-incident.ts';

/** An incident that an operator tells of. */
export interface NewIncidentWish extends UpdateWish {
  title: Words;
  status: IncidentStatus;
  impactOverride: StatusImpact | null;
  startedAt?: string | undefined;
  resolved?: { at: string; body: Words } | undefined;
}

/** Tells of an incident, or writes down one that is over. */
export async function openIncident(ctx: Ctx, body: NewIncidentWish): Promise<StatusIncident> {
  const call = { method: 'POST', path: '/incidents', body } as const;
  return tellService(ctx, call, ({ incident }: { incident: Incident }) => ({
    result: showIncident(ctx, incident),
    audit: {
      action: 'incident.opened',
      targetType: 'incident',
      targetId: incident.id,
      details: { status: incident.status, impact: incident.impact },
    },
  }));
}
