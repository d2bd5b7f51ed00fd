import type { StatusContext } from './context.ts';
import type { Impact, Incident, IncidentStatus, Maintenance, MaintenanceStatus, Update } from './facts.ts';
import { withOldStates } from './incident-intervals.ts';
import { graverImpact, isUnresolved, rollUp } from './states.ts';

type Row = Record<string, unknown>;

/** Which events are read: those named, or the newest and besides all that are not over. */
export type EventChoice = { ids: string[] } | { newest: number };

/**
 * Incidents, the one that began last first.
 *
 * @example readIncidents(ctx, { newest: 0 }).filter(({ status }) => isUnresolved(status));
 */
export function readIncidents(ctx: StatusContext, choice: EventChoice): Incident[] {
  const rows = chosen(ctx, 'incident', choice);
  const updates = updatesOf<IncidentStatus>(ctx, rows);
  return rows
    .map((row) => toIncident(row, updates.get(String(row.id)) ?? []))
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt) || b.number - a.number);
}

/**
 * Maintenances, the one planned last first.
 *
 * @example readMaintenances(ctx, { ids: ['x7k2m9q4w1zt'] })[0]?.scheduledFor;
 */
export function readMaintenances(ctx: StatusContext, choice: EventChoice): Maintenance[] {
  const rows = chosen(ctx, 'maintenance', choice);
  const updates = updatesOf<MaintenanceStatus>(ctx, rows);
  return rows
    .map((row) => toMaintenance(row, updates.get(String(row.id)) ?? [], windowRows(ctx, String(row.id))))
    .toSorted((a, b) => b.scheduledFor.localeCompare(a.scheduledFor) || b.number - a.number);
}

const OVER = `('resolved', 'postmortem', 'completed', 'cancelled')`;

function chosen({ store: { db } }: StatusContext, kind: string, choice: EventChoice): Row[] {
  if ('ids' in choice)
    return db
      .prepare('select * from status_events where kind = ? and id in (select value from json_each(?))')
      .all(kind, JSON.stringify(choice.ids));
  const sql = `select * from status_events where kind = ? and (status not in ${OVER} or number in
    (select number from status_events where kind = ? order by number desc limit ?))`;
  return db.prepare(sql).all(kind, kind, choice.newest);
}

function updatesOf<Status>({ store: { db } }: StatusContext, events: Row[]): Map<string, Update<Status>[]> {
  const rows = db
    .prepare('select * from status_updates where event_id in (select value from json_each(?)) order by seq')
    .all(JSON.stringify(events.map(({ id }) => id)));
  const byEvent = Map.groupBy(
    rows.map((row) => toUpdate<Status>(row)),
    ({ eventId }) => eventId,
  );
  return new Map([...byEvent].map(([id, updates]) => [id, withOldStates(updates).toReversed()]));
}

function toUpdate<Status>(row: Row): Update<Status> {
  return {
    id: String(row.id),
    eventId: String(row.event_id),
    status: row.status as Status,
    body: { en: String(row.body_en), fr: String(row.body_fr) },
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
    displayAt: String(row.display_at),
    affected: row.affected === null ? null : JSON.parse(String(row.affected)),
    isDelivered: row.is_delivered === 1,
    isHuman: row.is_human === 1,
  };
}

function common<Status>(row: Row, updates: Update<Status>[]) {
  return {
    id: String(row.id),
    number: Number(row.number),
    title: { en: String(row.title_en), fr: String(row.title_fr) },
    status: row.status as Status,
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
    updates,
  };
}

function toIncident(row: Row, updates: Update<IncidentStatus>[]): Incident {
  const oldestFirst = updates.toReversed();
  const override = row.impact_override as Impact | null;
  const status = row.status as IncidentStatus;
  const lastOpen = oldestFirst.findLastIndex((update) => isUnresolved(update.status));
  const resolved = isUnresolved(status) ? undefined : (oldestFirst[lastOpen + 1] ?? oldestFirst.at(-1));
  const postmortem =
    row.postmortem_at === null
      ? null
      : {
          body: { en: String(row.postmortem_en), fr: String(row.postmortem_fr) },
          publishedAt: String(row.postmortem_at),
        };
  return {
    ...common(row, updates),
    impact: override ?? ratchet(updates),
    impactOverride: override,
    componentIds: (updates[0]?.affected ?? []).map(({ componentId }) => componentId),
    startedAt: oldestFirst[0]?.displayAt ?? String(row.created_at),
    monitoringAt: oldestFirst.find((update) => update.status === 'monitoring')?.displayAt ?? null,
    resolvedAt: resolved?.displayAt ?? null,
    origin: row.origin as Incident['origin'],
    isBackfilled: row.is_backfilled === 1,
    postmortem,
  };
}

// The gravest impact that any update gave it; it stays after recovery.
function ratchet(updates: Update<IncidentStatus>[]): Impact {
  return updates
    .map(({ affected }) => rollUp((affected ?? []).map(({ newState }) => newState)).indicator)
    .map((impact) => (impact === 'maintenance' ? 'none' : impact))
    .reduce(graverImpact, 'none');
}

/**
 * The announced windows of a maintenance as they stand in the file, the oldest first.
 *
 * @example windowRows(ctx, 'x7k2m9q4w1zt').at(-1)?.['ends_at'];
 */
export function windowRows({ store: { db } }: StatusContext, eventId: string): Row[] {
  return db.prepare('select * from status_windows where event_id = ? order by seq').all(eventId);
}

function toMaintenance(row: Row, updates: Update<MaintenanceStatus>[], windows: Row[]): Maintenance {
  const oldestFirst = updates.toReversed();
  const when = (status: MaintenanceStatus): string | null =>
    oldestFirst.find((update) => update.status === status)?.displayAt ?? null;
  // Of a cancelled maintenance the last window still says when it would have been; an extension follows its window.
  const valid = windows.filter(({ cancelled_at: cancelled }) => cancelled === null);
  const first = valid[0] ?? windows.at(-1);
  const last = valid.at(-1) ?? windows.at(-1);
  return {
    ...common(row, updates),
    impact: 'maintenance',
    componentIds: JSON.parse(String(last?.component_ids ?? '[]')),
    scheduledFor: String(first?.starts_at),
    scheduledUntil: String(last?.ends_at),
    startedAt: when('in_progress'),
    completedAt: when('completed'),
    cancelledAt: when('cancelled'),
    noticeSentAt: (first?.notice_sent_at ?? null) as string | null,
    noticeCount: Number(first?.notice_count ?? 0),
  };
}
