import type { PolicyDraft } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { newestPolicy } from './policies.ts';
import { supportPolicyDrafts } from './schema.ts';

/** The key of the one row. */
export const DRAFT_ID = 'draft';

type DraftRow = typeof supportPolicyDrafts.$inferSelect;

/** The draft, locked until the transaction ends if one is given; undefined when there was never one. */
export async function findDraft(db: Db | Tx, isLocked = false): Promise<DraftRow | undefined> {
  const query = db.select().from(supportPolicyDrafts).where(eq(supportPolicyDrafts.id, DRAFT_ID));
  const [row] = await (isLocked ? query.for('update') : query);
  return row;
}

/** A draft as operators see it; without one the newest version, from which it will begin. */
export async function toDraft(db: Db | Tx, row: DraftRow | undefined): Promise<PolicyDraft> {
  if (row?.policy) {
    const { policy, revision, basedOn, updatedAt, updatedBy } = row;
    return { policy, revision, basedOn, updatedAt: updatedAt.toISOString(), updatedBy };
  }
  const { policy, version } = await newestPolicy(db);
  return { policy, revision: row?.revision ?? 0, basedOn: version, updatedAt: null, updatedBy: null };
}

/** Refuses to work on a draft that was not the one that somebody looked at. */
export function assertRevision(row: DraftRow | undefined, revision: number): void {
  const present = row?.revision ?? 0;
  if (present === revision) return;
  throw new Problem(
    'conflict',
    row?.policy === null
      ? 'The draft is gone: it was published or thrown away. Load the page again.'
      : 'Somebody else has changed the draft meanwhile. Load it again, then make your change.',
    { revision: present },
  );
}

/** What is left of a draft that was published or thrown away. */
export async function closeDraft(tx: Tx, { revision }: DraftRow): Promise<void> {
  await tx
    .update(supportPolicyDrafts)
    .set({ policy: null, revision: revision + 1 })
    .where(eq(supportPolicyDrafts.id, DRAFT_ID));
}
