import type { DeskView } from '@codepushgo/contract';
import { agentOf } from '#ticket-handling';
import { namesOf } from '#ticket-store';
import { and, asc, eq, or } from 'drizzle-orm';
import { accounts } from '#accounts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { deskViews } from './schema.ts';

/** A view as its row keeps it. */
export type ViewRow = typeof deskViews.$inferSelect;

/** What somebody wants a view to be. */
export type ViewWish = Pick<DeskView, 'name' | 'isShared' | 'filter'>;

/** Views as staff see them. */
export async function showViews(db: Db | Tx, rows: ViewRow[]): Promise<DeskView[]> {
  const names = await namesOf(
    db,
    rows.map(({ accountId }) => accountId),
  );
  return rows.map(({ id, name, isShared, accountId, filter }) => ({
    id,
    name,
    isShared,
    owner: { accountId, name: names.get(accountId) ?? '' },
    filter,
  }));
}

/**
 * A view of one's own.
 *
 * @throws Problem `not-found` for those of others too: only their owner changes them
 */
export async function ownView(db: Db | Tx, accountId: string, id: string): Promise<ViewRow> {
  const [row] = await db
    .select()
    .from(deskViews)
    .where(and(eq(deskViews.id, id), eq(deskViews.accountId, accountId)));
  if (row) return row;
  throw new Problem('not-found', `You have no view "${id}". Views of others are changed by their owner.`);
}

/** One's own views and those that others share, by name; of people who are staff no longer none. */
export async function listViews(ctx: Ctx): Promise<{ items: DeskView[] }> {
  const { accountId } = agentOf(ctx, 'read');
  const rows = await ctx.db
    .select({ view: deskViews, staff: accounts.staff })
    .from(deskViews)
    .innerJoin(accounts, eq(accounts.id, deskViews.accountId))
    .where(or(eq(deskViews.accountId, accountId), eq(deskViews.isShared, true)))
    .orderBy(asc(deskViews.name), asc(deskViews.id));
  const seen = rows.filter(({ staff }) => staff !== null).map(({ view }) => view);
  return { items: await showViews(ctx.db, seen) };
}
