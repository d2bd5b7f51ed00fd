import { listAuditEntries, type AuditFilter } from '#audit';
import type { AuditEntry } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { Page } from '../../platform/paging.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import { toAuditEntry } from './shapes.ts';

/** The audit log of an organisation, newest first. */
export async function listAudit(ctx: Ctx, input: { org: string } & AuditFilter): Promise<Page<AuditEntry>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'audit.read');
  const page = await listAuditEntries(ctx.db, org.id, input);
  return { ...page, items: page.items.map(toAuditEntry) };
}
