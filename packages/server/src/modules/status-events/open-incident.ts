import {
  change,
  instantOf,
  refuseEmptySpan,
  type Impact,
  type Incident,
  type IncidentStatus,
  type StatusContext,
  type Words,
} from '#status';
import { Problem } from '../../platform/problem.ts';
import { affectedAt, type AffectedInput } from './affected-components.ts';
import { insertEvent, insertUpdate, type NewUpdate } from './insert-update.ts';
import { knownIncident } from './known-event.ts';
import { refuseBody, refuseTitle } from './texts-of.ts';

/** An incident to be. */
export interface NewIncident {
  author: string;
  title: Words;
  /** Of the first update. */
  body: Words;
  /** Default: investigating. */
  status?: Exclude<IncidentStatus, 'resolved' | 'postmortem'> | undefined;
  /** States by id, key or name. */
  components?: AffectedInput | undefined;
  impactOverride?: Impact | null | undefined;
  /** When it began; default now, never ahead. */
  startedAt?: string | undefined;
  /** For what is written down afterwards: when it was over, and what is said of that. */
  resolved?: { at: string; body: Words } | undefined;
  /** Whether subscribers are told; default yes, but not of what is over. */
  isDelivered?: boolean | undefined;
  /** Default: an operator. */
  origin?: Incident['origin'] | undefined;
}

/**
 * Opens an incident with its first update.
 *
 * @example openIncident(ctx, { author: 'zoe@example.com', title: { en: 'Checks fail', fr: 'La recherche échoue' }, body: { en: 'We look.', fr: 'Nous cherchons.' }, components: { 'update-checks': 'major_outage' } });
 */
export function openIncident(ctx: StatusContext, given: NewIncident): Incident {
  const { author, title, body, status = 'investigating', resolved, origin = 'operator' } = given;
  refuseTitle(title);
  refuseBody(body);
  const startedAt = instantOf(ctx, given.startedAt ?? ctx.clock.now().toISOString(), 'startedAt');
  const resolvedAt = resolved && instantOf(ctx, resolved.at, 'resolved.at');
  if (resolvedAt) refuseEmptySpan(startedAt, resolvedAt);
  refuseImpact(given.impactOverride);
  return change(ctx, { author, action: 'incident.opened' }, (at) => {
    const impactOverride = given.impactOverride ?? null;
    const isBackfilled = resolved !== undefined;
    const isDelivered = given.isDelivered ?? !isBackfilled;
    const isHuman = origin !== 'probes';
    const eventId = insertEvent(ctx, at, {
      kind: 'incident',
      title,
      status,
      origin,
      impactOverride,
      isBackfilled,
    });
    const common = { eventId, isDelivered, isHuman };
    const write = (update: Pick<NewUpdate, 'body' | 'displayAt'> & { status: IncidentStatus }): string => {
      const components = update.status === 'resolved' ? {} : (given.components ?? {});
      const affected = affectedAt(ctx, knownIncident(ctx, eventId).updates, { ...update, components });
      return insertUpdate(ctx, at, { ...common, ...update, affected });
    };
    const first = write({ status, body, displayAt: startedAt });
    const last =
      resolved && resolvedAt
        ? write({ status: 'resolved', body: resolved.body, displayAt: resolvedAt })
        : first;
    return {
      result: knownIncident(ctx, eventId),
      target: eventId,
      audit: {
        title,
        body,
        status,
        startedAt,
        resolvedAt: resolvedAt ?? null,
        components: given.components,
        origin,
      },
      changes: [{ kind: 'incident', eventId, updateId: last }],
    };
  });
}

/** `maintenance` is what maintenances have; no incident does. */
export function refuseImpact(impact: Impact | null | undefined): void {
  if (impact === 'maintenance')
    throw new Problem('invalid-input', 'An incident has the impact none, minor, major or critical.');
}
