import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';

/** A page of a list that the service gives as a whole: hundreds of events in years. */
export function toServicePage<T extends { id: string }, S>(
  all: T[],
  { cursor, limit }: PageRequest,
  show: (one: T) => S,
): Page<S> {
  const after = afterCursor(cursor);
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const page = toPage(all.slice(from, from + limit + 1), limit, ({ id }) => id);
  return { ...page, items: page.items.map(show) };
}
