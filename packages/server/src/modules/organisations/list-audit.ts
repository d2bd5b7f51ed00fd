import { accounts } from '#accounts';
import { listAuditEntries } from '#audit';
import type { AuditEntry } from '@codepushgo/contract';
import { inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import { isAccount } from './select-members.ts';
import { toAuditEntry } from './shapes.ts';

/** Which part of an audit log is wanted; all that is given must hold. */
interface AuditQuery extends PageRequest {
  org: string;
  /** Account id, user name or e-mail address; else the name of a system job. */
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The audit log of an organisation, newest first. */
export async function listAudit(ctx: Ctx, input: AuditQuery): Promise<Page<AuditEntry>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'audit.read');
  const { actor, from, to } = input;
  const { items, nextCursor } = await listAuditEntries(ctx.db, org.id, {
    ...input,
    actor: actor === undefined ? undefined : await actorId(ctx, actor),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  });
  const names = await namesOf(
    ctx,
    items.flatMap((row) => (row.actorKind === 'account' && row.actorId ? row.actorId : [])),
  );
  return { items: items.map((row) => toAuditEntry(row, names.get(row.actorId ?? '') ?? null)), nextCursor };
}

async function actorId(ctx: Ctx, named: string): Promise<string> {
  const [account] = await ctx.db.select({ id: accounts.id }).from(accounts).where(isAccount(named)).limit(1);
  return account?.id ?? named;
}

async function namesOf(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
