import type { AccessKey, Account } from '@codepushgo/contract';
import type { AccessKeyRow } from './insert-access-key.ts';
import type { AccountRow } from './insert-account.ts';

/** An account as the API shows it. */
export function accountView(row: AccountRow): Account {
  const { id, name, email, userName, staff, language } = row;
  return { id, name, email, userName, staff, language, createdAt: row.createdAt.toISOString() };
}

/** An access key as the API shows it; never its secret. */
export function accessKeyView(row: AccessKeyRow): AccessKey {
  const { id, name, scope, isSession, createdBy } = row;
  return {
    id,
    name,
    scope,
    isSession,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
