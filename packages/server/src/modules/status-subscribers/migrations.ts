import type { StatusMigration } from '#status';

/** The tables of subscribers. */
export const subscribersMigrations: StatusMigration[] = [
  {
    name: 'status-subscribers',
    sql: `
-- Asked for, not confirmed; gone after a day. Links are not stored: they follow from the id and a key beside the file.
create table status_requests (
  id text primary key, kind text not null, target text not null, contact text not null,
  limit_key text not null, language text not null, is_page integer not null, topics text not null,
  secret text, created_at text not null
) strict;
create index status_requests_by_limit on status_requests (limit_key, created_at);
create index status_requests_by_age on status_requests (created_at);
create table status_subscribers (
  number integer primary key autoincrement, id text not null unique,
  kind text not null check (kind in ('email', 'webhook', 'slack', 'teams', 'discord')),
  target text not null, contact text not null, language text not null, is_page integer not null,
  secret text, failures integer not null default 0, quarantined_at text, created_at text not null,
  unique (kind, target, contact)
) strict;
create index status_subscribers_quarantined on status_subscribers (quarantined_at) where quarantined_at is not null;
-- What a subscriber of less than the whole page follows: components, groups, incidents, maintenances.
create table status_topics (
  subscriber_id text not null references status_subscribers (id) on delete cascade,
  topic text not null, primary key (subscriber_id, topic)
) strict, without rowid;
`,
  },
  {
    name: 'status-subscribers-missed',
    sql: `
-- When the last message to a subscriber was given up.
alter table status_subscribers add column missed_at text;
`,
  },
];
