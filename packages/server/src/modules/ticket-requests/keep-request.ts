import type { EvidenceWish, KeptRequest } from '@codepushgo/contract';
import { and, count, eq, inArray } from 'drizzle-orm';
import { explainEntitlement } from '#entitlement';
import { projects } from '#projects';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Judged } from './judge-request.ts';
import { keptRequests } from './schema.ts';

/** A kept request as its row keeps it. */
export type KeptRow = typeof keptRequests.$inferSelect;
type Fresh = Pick<
  KeptRow,
  'accountId' | 'category' | 'severity' | 'channel' | 'language' | 'subject' | 'text'
> & {
  projectId: string | null;
  evidence?: EvidenceWish | undefined;
  keep?: (place: { orgId: string; keptId: string }) => Promise<void>;
};

/** How many an account may have in one organisation. */
const MOST_KEPT = 20;

/** Keeps a declined request. */
export async function keepRequest(
  ctx: Ctx,
  tx: Tx,
  { orgId, entitlement }: Judged,
  given: Fresh,
): Promise<KeptRow> {
  const { accountId, category, severity, channel, language, subject, text, projectId, evidence, keep } =
    given;
  await assertRoom(tx, orgId, accountId);
  const [row] = await tx
    .insert(keptRequests)
    .values({
      id: newId('kpt', ctx.clock),
      orgId,
      accountId,
      category,
      severity,
      channel,
      language,
      subject,
      text,
      entitlement,
      projectId: projectId ?? entitlement.projectId,
      evidence: evidence ?? null,
      createdAt: ctx.clock.now(),
    })
    .returning();
  await keep?.({ orgId, keptId: row!.id });
  return row!;
}

async function assertRoom(tx: Tx, orgId: string, accountId: string): Promise<void> {
  const [row] = await tx
    .select({ n: count() })
    .from(keptRequests)
    .where(and(eq(keptRequests.orgId, orgId), eq(keptRequests.accountId, accountId)));
  if ((row?.n ?? 0) < MOST_KEPT) return;
  throw new Problem(
    'limit-reached',
    `${MOST_KEPT} requests of yours are kept already, which is the most. Throw away those that are no longer needed.`,
    { reason: 'kept-requests', limit: MOST_KEPT, actual: row?.n ?? 0 },
  );
}

/**
 * Kept requests as the API shows them, in the same order.
 *
 * @example const none = await showKept(ctx.db, []);
 */
export async function showKept(db: Db | Tx, rows: KeptRow[]): Promise<KeptRequest[]> {
  const ids = rows.flatMap(({ projectId }) => projectId ?? []);
  const named = ids.length === 0 ? [] : await db.select().from(projects).where(inArray(projects.id, ids));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    organisation: row.orgId,
    project: row.projectId === null ? null : { id: row.projectId, name: names.get(row.projectId) ?? '' },
    subject: row.subject,
    text: row.text,
    severity: row.severity,
    entitlement: row.entitlement,
    reason: { en: explainEntitlement(row.entitlement, 'en'), fr: explainEntitlement(row.entitlement, 'fr') },
    createdAt: row.createdAt.toISOString(),
  }));
}
