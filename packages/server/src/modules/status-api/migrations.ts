import type { StatusMigration } from '#status';

/** Signatures that were used and answers that were given, so that nothing is done twice, not even across a restart. */
export const statusApiMigrations: StatusMigration[] = [
  {
    name: 'status-api-signatures',
    sql: 'create table status_signatures (signature text primary key, until_ms integer not null) strict',
  },
  {
    name: 'status-api-answers',
    sql: `
create table status_answers (
  key text primary key, asked text not null, answer text not null, until_ms integer not null
) strict;
create index status_answers_until on status_answers (until_ms);
create index status_signatures_until on status_signatures (until_ms);
`,
  },
];
