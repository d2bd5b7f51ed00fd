import { useQuery, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from './debounced.ts';

type Found<T> = { items: T[]; nextCursor: string | null };

/** What there is to choose from. */
export interface Picked<T> {
  items: T[];
  /** Given where there is more than the first page has: asks the server for others by name. */
  onSearch: ((text: string) => void) | undefined;
  isLoading: boolean;
}

const MOST = 100;

/**
 * A list to choose from, whole however long it is: its first page, and where more follow those that the server finds by
 * what is typed. For a `Picker`.
 *
 * @example const projects = usePicker((page) => api.projects.list.queryOptions({ input: { org, ...page } }));
 */
export function usePicker<T, E, K extends QueryKey>(
  optionsOf: (page: { limit: number; search?: string }) => UseQueryOptions<Found<T>, E, Found<T>, K>,
): Picked<T> {
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const first = useQuery(optionsOf({ limit: MOST }));
  const hasMore = typeof first.data?.nextCursor === 'string';
  const isSearched = hasMore && search !== '';
  const found = useQuery({ ...optionsOf({ limit: MOST, search }), enabled: isSearched });
  const { data } = isSearched ? found : first;
  return {
    items: data?.items ?? [],
    onSearch: hasMore ? setTyped : undefined,
    isLoading: isSearched ? found.isPending : first.isPending,
  };
}
