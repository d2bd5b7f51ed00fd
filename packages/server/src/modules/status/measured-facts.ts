import type { StatusContext } from './context.ts';
import type { ComponentState, Exclusion, Gap, MeasuredFacts, StateInterval, Window } from './facts.ts';
import { incidentIntervals } from './incident-intervals.ts';
import { readIncidents } from './read-events.ts';

type Row = Record<string, unknown>;

/**
 * Everything that figures are computed from and that touches a stretch of time; archived components too.
 *
 * @param from ISO 8601 in UTC, as `to`; half-open
 * @example measuredFacts(ctx, { from: '2030-01-01T00:00:00.000Z', to: '2030-02-01T00:00:00.000Z' }).states;
 */
export function measuredFacts(ctx: StatusContext, { from, to }: { from: string; to: string }): MeasuredFacts {
  const rows = (table: string): Row[] =>
    ctx.store.db
      .prepare(`select * from ${table} where starts_at < ? and coalesce(ends_at, '9') > ? order by starts_at`)
      .all(to, from);
  const touches = (one: { from: string; to: string | null }): boolean =>
    one.from < to && (one.to ?? '9') > from;
  return {
    components: ctx.store.db
      .prepare('select * from status_components where is_group = 0 order by created_at, id')
      .all()
      .map(toMeasured),
    states: [
      ...rows('status_probe_intervals').filter(isLong).map(toInterval),
      ...readIncidents(ctx, { ids: incidentIds(ctx) })
        .flatMap(incidentIntervals)
        .filter(touches),
    ],
    windows: rows('status_windows').map(toWindow),
    exclusions: rows('status_exclusions').map(toExclusion),
    gaps: rows('status_gaps').filter(isLong).map(toGap),
  };
}

// A probe's state that another one replaced from its first instant on.
function isLong(row: Row): boolean {
  return row.starts_at !== row.ends_at;
}

function incidentIds({ store }: StatusContext): string[] {
  return store.db
    .prepare(`select id from status_events where kind = 'incident'`)
    .all()
    .map(({ id }) => String(id));
}

function toMeasured(row: Row): MeasuredFacts['components'][number] {
  const startedAt = row.start_date ? `${String(row.start_date)}T00:00:00.000Z` : String(row.created_at);
  return { id: String(row.id), isInSla: row.is_in_sla === 1, startedAt };
}

function span(row: Row): { from: string; to: string | null } {
  return { from: String(row.starts_at), to: row.ends_at as string | null };
}

function toInterval(row: Row): StateInterval {
  const state = row.state as ComponentState;
  return { componentId: String(row.component_id), state, ...span(row), source: 'probes', incidentId: null };
}

function toWindow(row: Row): Window {
  return {
    maintenanceId: String(row.event_id),
    from: String(row.starts_at),
    to: String(row.ends_at),
    componentIds: JSON.parse(String(row.component_ids)),
    noticeSentAt: row.notice_sent_at as string | null,
    cancelledAt: row.cancelled_at as string | null,
  };
}

function toExclusion(row: Row): Exclusion {
  return {
    id: String(row.id),
    reason: row.reason as Exclusion['reason'],
    from: String(row.starts_at),
    to: String(row.ends_at),
    componentIds: JSON.parse(String(row.component_ids)),
    orgId: row.org_id as string | null,
    text: { en: String(row.text_en), fr: String(row.text_fr) },
    author: String(row.author),
    createdAt: String(row.created_at),
  };
}

function toGap(row: Row): Gap {
  return { componentId: String(row.component_id), ...span(row) };
}
