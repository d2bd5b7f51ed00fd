import type { StatusMigration } from '#status';

/** Signatures that were used, so that no request is taken twice, not even across a restart. */
export const statusApiMigrations: StatusMigration[] = [
  {
    name: 'status-api-signatures',
    sql: 'create table status_signatures (signature text primary key, until_ms integer not null) strict',
  },
];
