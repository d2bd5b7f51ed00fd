import { and, inArray, lt, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { packages, uploads } from './schema.ts';

const BATCH = 5000;

/**
 * Removes the rows of uploads that are over and of packages that nothing uses.
 *
 * @param isUnused a condition on the rows of `packages`: no release has it
 * @param before packages that are younger stay
 * @example
 * const isUnused = sql`not exists (select from releases where package_id = ${packages.id})`;
 * await removeExpired(ctx.db, now, isUnused, new Date(now.getTime() - 86_400_000));
 */
export async function removeExpired(db: Db, now: Date, isUnused: SQL, before: Date): Promise<void> {
  await db.delete(uploads).where(lt(uploads.expiresAt, now));
  const unused = and(lt(packages.createdAt, before), isUnused);
  // Locked first, and judged again then: a release that takes a package up meanwhile either holds its row or waits.
  await db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: packages.id })
      .from(packages)
      .where(unused)
      .limit(BATCH)
      .for('update', { skipLocked: true });
    const ids = rows.map((row) => row.id);
    if (ids.length > 0) await tx.delete(packages).where(and(inArray(packages.id, ids), unused));
  });
}
