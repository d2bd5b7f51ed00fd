import type { Command } from '../platform/command.ts';
import { createAccountCommand } from './create-account-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { recomputeClocksCommand } from './recompute-clocks-command.ts';

/** All commands that need the database, by name, in the order of the help. */
export const databaseCommands: ReadonlyMap<string, Command> = new Map([
  ['create-account', createAccountCommand],
  ['migrate', migrateCommand],
  ['recompute-clocks', recomputeClocksCommand],
]);
