import { useQuery, type QueryKey, type UseQueryResult } from '@tanstack/react-query';

/** An endpoint that gives a list page by page. */
type ListCall<I, T> = (
  input: I & { limit: number; cursor?: string | undefined },
  options: { signal: AbortSignal },
) => Promise<{ items: T[]; nextCursor: string | null }>;

const PAGE = 100;
// Beyond this nobody reads a list; it is an end for a server that never gives one.
const MOST_PAGES = 50;

/**
 * All items of a list, where names of ids or the list as a whole are needed. Where one chooses, use `usePicker`.
 *
 * @param key where the answer is kept, and asked for again from
 * @example const projects = useWholeList(api.projects.list.key(), client.projects.list, { org });
 */
export function useWholeList<I extends object, T>(
  key: QueryKey,
  list: ListCall<I, T>,
  input: I,
  { enabled = true, refetchInterval = false }: { enabled?: boolean; refetchInterval?: number | false } = {},
): UseQueryResult<T[]> {
  return useQuery({
    queryKey: [...key, 'whole', input],
    queryFn: ({ signal }) => readAll(list, input, signal),
    enabled,
    refetchInterval,
  });
}

async function readAll<I, T>(list: ListCall<I, T>, input: I, signal: AbortSignal): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextCursor } = await list({ ...input, limit: PAGE, cursor }, { signal });
    found.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return found;
}
