import type { AuditEntry, Organisation } from '@codepushgo/contract';
import type { auditEntries } from '#audit';
import type { OrganisationRow } from './organisation-access.ts';
import type { Role } from './policy.ts';

/**
 * An organisation as the API shows it to somebody with this role.
 *
 * @example toOrganisation(org, 'viewer').role; // 'viewer'
 */
export function toOrganisation(row: OrganisationRow, role: Role | null): Organisation {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.personalAccountId ? 'personal' : 'team',
    role,
    timeZone: row.timeZone,
    language: row.language,
    createdAt: row.createdAt.toISOString(),
  };
}

/** An audit entry as the API shows it; `name` is that of the account that did it. */
export function toAuditEntry(row: typeof auditEntries.$inferSelect, name: string | null): AuditEntry {
  return {
    id: row.id,
    action: row.action,
    actor: {
      kind: row.actorKind as AuditEntry['actor']['kind'],
      id: row.actorId,
      name,
      accessKeyId: row.accessKeyId,
    },
    target: { type: row.targetType, id: row.targetId },
    details: row.details,
    requestId: row.requestId,
    at: row.at.toISOString(),
  };
}
