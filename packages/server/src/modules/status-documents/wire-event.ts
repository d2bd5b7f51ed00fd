import type { Incident, IncidentStatus, Maintenance, MaintenanceStatus, Snapshot, Update } from '#status';
import { plainText } from './plain-text.ts';
import { componentJson, fullName } from './wire-component.ts';
import type { IncidentJson, MaintenanceJson, UpdateJson, WireStatus } from './wire-shapes.ts';

/** One update of an incident or a maintenance. */
function updateJson(
  update: Update<IncidentStatus | MaintenanceStatus>,
  { components }: Snapshot,
): UpdateJson {
  const affected = update.affected?.map(({ componentId, oldState, newState }) => ({
    code: componentId,
    name: fullName(componentId, components),
    old_status: oldState,
    new_status: newState,
  }));
  return {
    id: update.id,
    incident_id: update.eventId,
    status: wireStatus(update.status),
    body: plainText(update.body.en),
    created_at: update.createdAt,
    updated_at: update.updatedAt,
    display_at: update.displayAt,
    affected_components: affected?.length ? affected : null,
    deliver_notifications: update.isDelivered,
    custom_tweet: null,
    tweet_id: null,
    x_codepushgo: { body_fr: plainText(update.body.fr) },
  };
}

/**
 * An incident with its updates, newest first, and its components as they are now.
 *
 * @example incidentJson(now.incidents[0]!, now).shortlink; // 'https://status.example.com/i/4k2j9x0qm1zc'
 */
export function incidentJson(incident: Incident, snapshot: Snapshot): IncidentJson {
  return {
    ...eventJson(incident, snapshot),
    impact: incident.impactOverride ?? incident.impact,
    started_at: incident.startedAt,
    monitoring_at: incident.monitoringAt,
    resolved_at: incident.resolvedAt,
  };
}

/**
 * A maintenance; one that was cancelled reads as completed, since the API knows no such word.
 *
 * @example maintenanceJson(now.maintenances[0]!, now).scheduled_for; // '2026-11-28T23:00:00.000Z'
 */
export function maintenanceJson(maintenance: Maintenance, snapshot: Snapshot): MaintenanceJson {
  const event = eventJson(maintenance, snapshot);
  return {
    ...event,
    impact: 'maintenance',
    // The vendor gives the time of creation; readers take `scheduled_for`.
    started_at: maintenance.createdAt,
    monitoring_at: null,
    resolved_at: maintenance.completedAt ?? maintenance.cancelledAt,
    scheduled_for: maintenance.scheduledFor,
    scheduled_until: maintenance.scheduledUntil,
    x_codepushgo: { ...event.x_codepushgo, cancelled_at: maintenance.cancelledAt },
  };
}

function wireStatus(status: IncidentStatus | MaintenanceStatus): WireStatus {
  return status === 'cancelled' ? 'completed' : status;
}

function eventJson(event: Incident | Maintenance, snapshot: Snapshot) {
  const { page, components } = snapshot;
  return {
    id: event.id,
    name: event.title.en,
    status: wireStatus(event.status),
    created_at: event.createdAt,
    updated_at: event.updatedAt,
    shortlink: `${page.url}/i/${event.id}`,
    page_id: page.id,
    incident_updates: event.updates.map((update) => updateJson(update, snapshot)),
    components: components
      .filter(({ id, isGroup }) => !isGroup && event.componentIds.includes(id))
      .map((component) => componentJson(component, snapshot)),
    reminder_intervals: null,
    x_codepushgo: { name_fr: event.title.fr },
  };
}
