import type { Ctx } from '../../context.ts';
import type { ChangeTopic } from '../../platform/changes.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { Permit } from './permit.ts';
import { auditEntries } from './schema.ts';

/** What a change tells the audit log. */
export interface AuditEntry {
  /** `noun.verb-in-past`, for instance `release.created`. */
  action: string;
  /** The organisation it belongs to; null for one's own account. */
  orgId: string | null;
  targetType: string;
  targetId: string;
  /** Ids, numbers and states only: no addresses, names of people or secrets. */
  details?: Record<string, unknown>;
}

/** What a change gives back. */
export interface Change<T> {
  result: T;
  /** Null says aloud that nothing changed; several when it concerns several organisations. */
  audit: AuditEntry | AuditEntry[] | null;
  /** What caches must forget, in every process. */
  changes?: ChangeTopic[];
}

/**
 * Runs a change and its audit entry in one transaction: both happen or neither. Under an idempotency key the result is
 * kept there as the answer, too; a route that answers with something else says so with `answeredAs`.
 *
 * @param permit proof of authorisation, from a module's policy
 * @param change does the work with `tx` alone and says what it did and which caches must forget something
 * @returns what the change calls its `result`
 * @throws whatever `change` throws; then nothing is written
 * @example
 * await mutate(ctx, authorise(access, 'app.create'), async (tx) => {
 *   await tx.insert(apps).values(app);
 *   return { result: app, audit: { action: 'app.created', orgId, targetType: 'app', targetId: app.id } };
 * });
 */
export async function mutate<T>(
  ctx: Ctx,
  permit: Permit,
  change: (tx: Tx) => Promise<Change<T>>,
): Promise<T> {
  const done = await ctx.db.transaction(async (tx) => {
    const made = await change(tx);
    for (const entry of [made.audit ?? []].flat()) await recordAudit(ctx, tx, permit, entry);
    await ctx.changes.announce(tx, made.changes ?? []);
    await ctx.keepAnswer?.(tx, made.result);
    return made;
  });
  ctx.changes.emit(done.changes ?? []);
  return done.result;
}

/**
 * Writes one entry within somebody else's transaction: for work that another module's change sets off.
 * Verbs use {@link mutate}.
 *
 * @example
 * await recordAudit(ctx, tx, permitSystem('first-start'), {
 *   action: 'app.created',
 *   orgId: org.id,
 *   targetType: 'app',
 *   targetId: app.id,
 * });
 */
export async function recordAudit(ctx: Ctx, tx: Tx, permit: Permit, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values(entryRow(ctx, permit, entry));
}

function entryRow(ctx: Ctx, permit: Permit, audit: AuditEntry): typeof auditEntries.$inferInsert {
  const actor = ctx.actor;
  const at = ctx.clock.now();
  return {
    // Of the same instant, for the log is narrowed to times by its ids.
    id: newId('aud', { now: () => at, nowMs: () => at.getTime() }),
    orgId: audit.orgId,
    actorKind: actor.kind,
    actorId: actor.kind === 'account' ? actor.accountId : actor.kind === 'system' ? actor.name : null,
    accessKeyId: actor.kind === 'account' ? actor.accessKeyId : null,
    action: audit.action,
    targetType: audit.targetType,
    targetId: audit.targetId,
    details: { ...audit.details, permission: permit.permission },
    requestId: ctx.requestId,
    at,
  };
}
