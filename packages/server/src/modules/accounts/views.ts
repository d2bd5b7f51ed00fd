import type { Account } from '@codepushgo/contract';
import type { AccountRow } from './insert-account.ts';

/**
 * An account as the API shows it.
 *
 * @example accountView(account).createdAt; // '2030-01-01T00:00:00.000Z'
 */
export function accountView(row: AccountRow): Account {
  const { id, name, email, userName, staff, language, theme, timeZone } = row;
  const createdAt = row.createdAt.toISOString();
  return { id, name, email, userName, staff, language, theme, timeZone, createdAt };
}
