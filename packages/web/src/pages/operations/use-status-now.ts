import type { StatusNow } from '@codepushgo/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

/** How often pages about the status site look again. */
export const RENEWED_MS = 5000;

/** The status site as it stands, renewed by itself. */
export function useStatusNow(): UseQueryResult<StatusNow> {
  return useQuery(api.operations.now.queryOptions({ refetchInterval: RENEWED_MS }));
}
