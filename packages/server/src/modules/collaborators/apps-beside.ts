import { apps, type AppRow } from '#apps';
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';

/** The other apps of an app's project; deleted ones count while they can be restored. */
export async function appsBeside(tx: Tx, app: AppRow): Promise<string[]> {
  const rows = await tx
    .select({ id: apps.id })
    .from(apps)
    .where(
      and(
        eq(apps.orgId, app.orgId),
        eq(apps.projectId, app.projectId),
        ne(apps.id, app.id),
        isNull(apps.purgedAt),
      ),
    );
  return rows.map((row) => row.id);
}
