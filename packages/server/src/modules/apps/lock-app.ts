import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { uniqueViolation } from '../../platform/db-errors.ts';
import type { Problem } from '../../platform/problem.ts';
import type { AppRow } from './app-in-org.ts';
import { appNotFound } from './refusals.ts';
import { apps } from './schema.ts';

/**
 * Holds a living app against other changes until the transaction ends. Lock organisation and project first.
 *
 * @throws Problem `not-found` when it was deleted or left the organisation
 * @example
 * await lockOrganisation(tx, org.id, 'share');
 * const { name } = await lockApp(tx, org.id, app.id);
 */
export async function lockApp(tx: Tx, orgId: string, appId: string): Promise<AppRow> {
  const [row] = await tx
    .select()
    .from(apps)
    .where(and(eq(apps.orgId, orgId), eq(apps.id, appId), isNull(apps.deletedAt)))
    .for('no key update');
  if (!row) throw appNotFound(appId);
  return row;
}

/**
 * Says what a clash of names means: runs `work`, and throws `problem` when it runs into this unique index.
 *
 * @example
 * const rename = () => tx.update(apps).set({ name: 'Shop' }).where(eq(apps.id, app.id));
 * const taken = () => new Problem('name-taken', 'There is an app Shop already. Choose another name.');
 * await orTaken('apps_org_name', taken, rename);
 */
export async function orTaken<T>(index: string, problem: () => Problem, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw uniqueViolation(error) === index ? problem() : error;
  }
}
