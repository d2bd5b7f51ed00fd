import type { Account } from '@codepushgo/contract';
import type { AccountRow } from './insert-account.ts';

/**
 * An account as the API shows it.
 *
 * @example accountView(account).createdAt; // '2030-01-01T00:00:00.000Z'
 */
export function accountView(row: AccountRow): Account {
  const { id, name, email, userName, staff, language } = row;
  return { id, name, email, userName, staff, language, createdAt: row.createdAt.toISOString() };
}
