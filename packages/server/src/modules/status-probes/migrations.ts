import type { StatusMigration } from '#status';

/** The tables of rounds and reports. */
export const probeMigrations: StatusMigration[] = [
  {
    name: 'status-probes',
    sql: `
create table status_probe_reports (
  component text not null, round_ms integer not null, place text not null, is_up integer not null,
  took_ms integer not null, reason text, at_ms integer not null, received_ms integer not null,
  primary key (component, round_ms, place)
) strict, without rowid;
create table status_probe_rounds (
  component text not null, from_ms integer not null, to_ms integer not null,
  places integer not null, up integer not null, down integer not null, verdict text not null,
  primary key (component, from_ms)
) strict, without rowid;
-- Where the fold of each component stands.
create table status_probe_folds (
  component text primary key, closed_to_ms integer not null, gap_from_ms integer, state text not null
) strict, without rowid;
-- Outages that were told by an incident, each once.
create table status_probe_notices (
  component text not null, since_ms integer not null, event_id text not null, recovered_ms integer,
  primary key (component, since_ms)
) strict, without rowid;
`,
  },
];
