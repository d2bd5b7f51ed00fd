import type { StatusMigration } from './store.ts';

/** The tables of the facts. */
export const statusMigrations: StatusMigration[] = [
  {
    name: 'status-facts',
    sql: `
create table status_page (id text not null, updated_at text not null) strict;
create table status_components (
  id text primary key, key text unique, name_en text not null, name_fr text not null,
  description_en text, description_fr text, group_id text references status_components (id),
  is_group integer not null, position integer not null, is_showcase integer not null, start_date text,
  only_show_if_degraded integer not null, is_in_sla integer not null,
  created_at text not null, updated_at text not null, archived_at text
) strict;
-- Incidents and maintenances: feeds name both by one row of numbers.
create table status_events (
  number integer primary key autoincrement, id text not null unique,
  kind text not null check (kind in ('incident', 'maintenance')),
  title_en text not null, title_fr text not null, status text not null, impact_override text,
  origin text not null, is_backfilled integer not null default 0,
  postmortem_en text, postmortem_fr text, postmortem_at text,
  created_at text not null, updated_at text not null
) strict;
create index status_events_by_kind on status_events (kind, status);
create table status_updates (
  seq integer primary key autoincrement, id text not null unique,
  event_id text not null references status_events (id), status text not null,
  body_en text not null, body_fr text not null, display_at text not null,
  affected text, is_delivered integer not null, is_human integer not null,
  created_at text not null, updated_at text not null
) strict;
create index status_updates_by_event on status_updates (event_id, display_at);
-- Each announcement of a maintenance is a fact of its own.
create table status_windows (
  seq integer primary key autoincrement, event_id text not null references status_events (id),
  starts_at text not null, ends_at text not null, component_ids text not null,
  notice_sent_at text, notice_count integer not null default 0,
  cancelled_at text, created_at text not null
) strict;
create index status_windows_by_event on status_windows (event_id);
create table status_probe_intervals (
  seq integer primary key autoincrement, component_id text not null references status_components (id),
  state text not null, starts_at text not null, ends_at text, created_at text not null
) strict;
create index status_probe_intervals_by_component on status_probe_intervals (component_id, starts_at);
create table status_gaps (
  seq integer primary key autoincrement, component_id text not null references status_components (id),
  starts_at text not null, ends_at text
) strict;
create index status_gaps_by_component on status_gaps (component_id, starts_at);
create table status_exclusions (
  id text primary key, reason text not null, starts_at text not null, ends_at text not null,
  component_ids text not null, org_id text, text_en text not null, text_fr text not null,
  author text not null, created_at text not null
) strict;
-- What can be seen from outside, in the order of its becoming true; consumers keep their place in status_cursors.
create table status_changes (
  seq integer primary key autoincrement, at text not null,
  kind text not null check (kind in ('incident', 'maintenance', 'component', 'facts')),
  event_id text, update_id text, component_id text, data text not null
) strict;
create table status_cursors (name text primary key, seq integer not null) strict;
create table status_audit (
  seq integer primary key autoincrement, at text not null, author text not null, action text not null,
  target text, data text not null
) strict;
`,
  },
];
