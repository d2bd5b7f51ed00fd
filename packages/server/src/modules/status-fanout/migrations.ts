import type { StatusMigration } from '#status';

/** How far the telling of changes has come. */
export const fanOutMigrations: StatusMigration[] = [
  {
    name: 'status-fanout',
    sql: `
-- A text that is corrected later is not told again.
create table status_told (update_id text primary key) strict, without rowid;
-- The change that is being told, and the last subscriber for whom it was queued.
create table status_telling (seq integer primary key, last_number integer not null) strict;
`,
  },
];
