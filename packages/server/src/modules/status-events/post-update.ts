import {
  change,
  instantOf,
  type Incident,
  type IncidentStatus,
  type StatusContext,
  type Words,
} from '#status';
import { Problem } from '../../platform/problem.ts';
import { affectedAt, type AffectedInput } from './affected-components.ts';
import { insertUpdate } from './insert-update.ts';
import { knownIncident } from './known-event.ts';
import { refuseBody } from './texts-of.ts';

/** An update of an incident. */
export interface IncidentUpdate {
  author: string;
  incidentId: string;
  body: Words;
  /** Default: as before. A post-mortem has a verb of its own. */
  status?: Exclude<IncidentStatus, 'postmortem'> | undefined;
  /** States by id, key or name; components that are attached and not named keep theirs. */
  components?: AffectedInput | undefined;
  /** When it became true; default now, never ahead. */
  displayAt?: string | undefined;
  /** Whether subscribers are told; default yes. */
  isDelivered?: boolean | undefined;
  /** Whether a person wrote it; default yes. */
  isHuman?: boolean | undefined;
}

/**
 * Posts an update to an incident; a back-dated one changes what was so from then on.
 *
 * @example postUpdate(ctx, { author: 'zoe@example.com', incidentId: 'x7k2m9q4w1zt', body: { en: 'News', fr: 'Nouvelles' }, status: 'resolved' }).resolvedAt;
 */
export function postUpdate(ctx: StatusContext, given: IncidentUpdate): Incident {
  const { author, incidentId, body } = given;
  refuseBody(body);
  const incident = knownIncident(ctx, incidentId);
  const status = given.status ?? plainStatus(incident.status);
  const displayAt = instantOf(ctx, given.displayAt ?? ctx.clock.now().toISOString(), 'displayAt');
  return change(ctx, { author, action: 'incident.updated' }, (at) => {
    const components = given.components ?? {};
    const affected = affectedAt(ctx, incident.updates, { status, displayAt, components });
    const updateId = insertUpdate(ctx, at, {
      eventId: incidentId,
      status,
      body,
      affected,
      displayAt,
      isDelivered: given.isDelivered ?? true,
      isHuman: given.isHuman ?? true,
    });
    return {
      result: knownIncident(ctx, incidentId),
      target: incidentId,
      audit: { updateId, status, body, displayAt, components },
      changes: [{ kind: 'incident', eventId: incidentId, updateId }],
    };
  });
}

function plainStatus(status: IncidentStatus): Exclude<IncidentStatus, 'postmortem'> {
  if (status === 'postmortem')
    throw new Problem('conflict', 'The incident is closed with a post-mortem. Say which status it gets.');
  return status;
}
