import type { AccessKey } from '@codepushgo/contract';
import type { AccessKeyRow } from './insert-access-key.ts';

/**
 * An access key as the API shows it; never its secret.
 *
 * @example
 * const { row } = await createAccessKey(ctx, { name: 'ci', ttlMs: 86_400_000 });
 * accessKeyView(row).lastUsedAt; // null
 */
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
