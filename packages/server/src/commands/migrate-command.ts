import type { Command } from '../platform/command.ts';
import { readMigrations } from '../platform/migrate.ts';

/** Brings the database up to date. Every command does this first, so nothing is left to do here. */
export const migrateCommand: Command = {
  summary:
    'Bring the database up to date. `serve` does this too; run it alone before a change of many processes.',
  async run() {
    return `The database is up to date. Last migration: ${readMigrations().at(-1)?.name ?? 'none'}`;
  },
};
