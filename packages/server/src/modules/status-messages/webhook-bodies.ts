import type { ComponentState, Incident, Maintenance, Snapshot } from '#status';
import { componentJson, incidentJson, maintenanceJson, pageStatus } from '#status-documents';

/** What one subscriber's body says besides the event. */
export interface WebhookMeta {
  /** A page with the subscriber's id in its query. */
  unsubscribe: string;
  documentation: string;
  generated_at: string;
}

/** A component that changed its state. */
export interface ComponentChange {
  id: string;
  componentId: string;
  oldState: ComponentState;
  newState: ComponentState;
  at: string;
}

/** A body without `meta`, which is each subscriber's own. */
export type WebhookEvent = Record<string, unknown>;

/**
 * The bytes for one subscriber.
 *
 * @example
 * const event = incidentEvent(now, 'k3j9x0a1b2c3') ?? {};
 * const meta = { unsubscribe: linkTo(ctx, 'unsubscribe', subscriber.id), documentation: now.page.url, generated_at: now.checkedAt };
 * const bytes = webhookBody(meta, event);
 */
export function webhookBody(meta: WebhookMeta, event: WebhookEvent): string {
  return JSON.stringify({ meta, ...event });
}

/**
 * `{ page, incident }`, for incidents and maintenances alike, as Statuspage sends it; null when it is not there.
 *
 * @example const event = incidentEvent(now, 'k3j9x0a1b2c3');
 */
export function incidentEvent(snapshot: Snapshot, eventId: string): WebhookEvent | null {
  const incident = snapshot.incidents.find(({ id }) => id === eventId);
  const maintenance = snapshot.maintenances.find(({ id }) => id === eventId);
  if (incident)
    return { page: pageOf(snapshot), incident: withMore(incidentJson(incident, snapshot), incident) };
  if (maintenance)
    return {
      page: pageOf(snapshot),
      incident: withMore(maintenanceJson(maintenance, snapshot), maintenance),
    };
  return null;
}

/**
 * `{ page, component, component_update }`; null when the component is not there.
 *
 * @example
 * const change = { id: 'u00000000042', componentId: component.id, oldState: 'operational', newState: 'major_outage', at: now.checkedAt } as const;
 * const event = componentEvent(now, change);
 */
export function componentEvent(snapshot: Snapshot, change: ComponentChange): WebhookEvent | null {
  const component = snapshot.components.find(({ id }) => id === change.componentId);
  if (!component) return null;
  return {
    page: pageOf(snapshot),
    component: componentJson(component, snapshot),
    component_update: {
      id: change.id,
      component_id: change.componentId,
      component_type: 'Component',
      old_status: change.oldState,
      new_status: change.newState,
      created_at: change.at,
    },
  };
}

function pageOf(snapshot: Snapshot): object {
  const { indicator, description } = pageStatus(snapshot);
  return { id: snapshot.page.id, status_indicator: indicator, status_description: description };
}

type EventJson = ReturnType<typeof incidentJson>;

function withMore(json: EventJson, event: Incident | Maintenance): object {
  const isPlanned = 'scheduledFor' in event;
  const postmortem = 'postmortem' in event ? event.postmortem : null;
  return {
    scheduled_for: null,
    scheduled_until: null,
    ...json,
    incident_updates: json.incident_updates.map((update) => ({
      ...update,
      wants_twitter_update: false,
      twitter_updated_at: null,
    })),
    backfilled: 'isBackfilled' in event && event.isBackfilled,
    impact_override: 'impactOverride' in event ? event.impactOverride : null,
    scheduled_remind_prior: false,
    scheduled_auto_in_progress: isPlanned,
    scheduled_auto_completed: isPlanned,
    scheduled_reminded_at: null,
    postmortem_ignored: false,
    postmortem_body: postmortem?.body.en ?? null,
    postmortem_body_last_updated_at: postmortem?.publishedAt ?? null,
    postmortem_published_at: postmortem?.publishedAt ?? null,
    postmortem_notified_subscribers: false,
    postmortem_notified_twitter: false,
  };
}
