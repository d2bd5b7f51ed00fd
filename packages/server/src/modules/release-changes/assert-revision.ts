import type { StaleRelease } from '@codepushgo/contract';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { listReleaseChanges } from './list-release-changes.ts';

const MOST_TOLD = 20;

/**
 * Refuses to overwrite what somebody else did meanwhile. The release must be held by the transaction.
 *
 * @param seen the revision that the caller has seen; left out, nothing is refused
 * @throws Problem `conflict` with the members of `StaleRelease`
 * @example await assertRevision(tx, release, 3);
 */
export async function assertRevision(
  tx: Tx,
  release: { id: string; orgId: string; label: string; revision: number },
  seen: number | undefined,
): Promise<void> {
  const { revision, label } = release;
  if (seen === undefined || seen === revision) return;
  const limit = Math.min(Math.max(revision - seen, 1), MOST_TOLD);
  const { items: since } = await listReleaseChanges(tx, release.orgId, release.id, { limit });
  const told: StaleRelease = { reason: 'stale-revision', revision, since };
  throw new Problem(
    'conflict',
    `Release ${label} was changed meanwhile. Look at what it is now, then change it again with ifRevision ${revision}.`,
    { ...told },
  );
}
