import { Problem } from './problem.ts';

/** What a caller asks of a list. */
export interface PageRequest {
  /** `nextCursor` of the page before; left out for the first one. */
  cursor?: string | undefined;
  limit: number;
}

/** What a caller asks of a list in which one can search. */
export interface SearchRequest extends PageRequest {
  search?: string | undefined;
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const MARK = 'after:';

/**
 * The place that a cursor names: the sort key of the last item already seen, or undefined at the beginning.
 *
 * @throws Problem `invalid-input` for anything that {@link toPage} did not make
 * @example
 * const after = afterCursor(page.cursor);
 * const rows = await db.select().from(apps).where(after ? gt(apps.id, after) : undefined).orderBy(apps.id).limit(page.limit + 1);
 * return toPage(rows, page.limit, (row) => row.id);
 */
export function afterCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (text.startsWith(MARK) && !text.includes('\0')) return text.slice(MARK.length);
  throw new Problem(
    'invalid-input',
    'The cursor is not one that this server gave. Leave it out to begin again.',
    {
      errors: [{ pointer: '/cursor', detail: 'is not a cursor of this list' }],
    },
  );
}

/**
 * Makes a page from `limit + 1` rows in a stable order.
 *
 * @param keyOf the unique sort key of a row, which the next page starts after
 */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? cursorAfter(keyOf(last)) : null };
}

/** The cursor that {@link afterCursor} reads: for lists that make their pages themselves. */
export function cursorAfter(key: string): string {
  return Buffer.from(MARK + key).toString('base64url');
}
