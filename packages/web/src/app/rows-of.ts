import type { UseQueryResult } from '@tanstack/react-query';
import { faultOf } from './faults.ts';

/**
 * What a table takes from the query of one page of a list.
 *
 * @example <Table {...rowsOf(query)} … />
 */
export function rowsOf<Row>(query: UseQueryResult<{ items: Row[]; nextCursor: string | null }>): {
  rows: Row[] | undefined;
  nextCursor: string | null | undefined;
  isBusy: boolean;
  error: unknown;
  onRetry: () => void;
} {
  return {
    rows: query.data?.items,
    nextCursor: query.data?.nextCursor,
    isBusy: query.isPlaceholderData,
    error: faultOf(query),
    onRetry: () => void query.refetch(),
  };
}
