import type { StatusMigration } from '#status';

/** The tables of what waits to be sent. */
export const sendsMigrations: StatusMigration[] = [
  {
    name: 'status-sends',
    sql: `
-- What is told, as it was when it became true, so that a mail that is sent again says the same.
create table status_news (
  seq integer primary key, event_id text not null, data text not null, created_at text not null
) strict;
-- Kinds of mail: news, confirmation, quarantine. What goes to an endpoint has its body from the beginning.
create table status_sends (
  seq integer primary key autoincrement, id text not null unique, owner_id text not null,
  lane text not null check (lane in ('mail', 'post')), kind text not null,
  rank integer not null, body text, tries integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'claimed')),
  is_frozen integer not null default 0, due_at text not null, created_at text not null
) strict;
create index status_sends_due on status_sends (lane, state, rank, due_at, seq);
create index status_sends_by_owner on status_sends (owner_id, lane, seq);
create table status_send_items (
  send_id text not null references status_sends (id) on delete cascade,
  seq integer not null references status_news (seq), primary key (send_id, seq)
) strict, without rowid;
create index status_send_items_by_news on status_send_items (seq);
-- When each reader got the last mail of news.
create table status_mail_turns (owner_id text primary key, last_at text not null) strict, without rowid;
-- Announcements of maintenance until it is known when the last mail had left.
create table status_notices (
  seq integer primary key, maintenance_id text not null, update_id text not null, is_queued integer not null default 0,
  sent_count integer not null default 0, last_sent_at text, recorded_at text
) strict;
`,
  },
];
