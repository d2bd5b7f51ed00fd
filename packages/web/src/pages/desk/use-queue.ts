import type { DeskTicket } from '@codepushgo/contract';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { useUrlParams } from '../../app/search.ts';
import { filterOf } from './queue-filter.ts';

/** A page of the queue. */
export type Queue = UseQueryResult<{ items: DeskTicket[]; nextCursor: string | null }>;

const ASK_AGAIN_MS = 30_000;
const PAGE = 50;

/** The page of the queue that the address names, renewed as things happen, and now and then in case that is not heard. */
export function useQueue(): Queue {
  const { values } = useUrlParams();
  return useQuery(
    api.desk.list.queryOptions({
      input: { state: 'open', ...filterOf(values), cursor: values['after'], limit: PAGE },
      placeholderData: keepPreviousData,
      refetchInterval: ASK_AGAIN_MS,
    }),
  );
}
