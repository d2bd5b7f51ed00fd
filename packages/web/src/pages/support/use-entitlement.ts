import { useQuery, keepPreviousData, type UseQueryResult } from '@tanstack/react-query';
import type { EntitlementAnswer, SupportCategory } from '@codepushgo/contract';
import { api } from '../../app/api.ts';

const RENEWED_MS = 60_000;

/** What becomes of a request, before it is written; due times are those of a request that is sent now. */
export function useEntitlement(wish: {
  org: string;
  project: string;
  category: SupportCategory;
}): UseQueryResult<EntitlementAnswer> {
  const { org, project, category } = wish;
  return useQuery(
    api.support.entitlement.queryOptions({
      input: { organisation: org, category, channel: 'console', ...(project && { project }) },
      placeholderData: keepPreviousData,
      refetchInterval: RENEWED_MS,
    }),
  );
}
