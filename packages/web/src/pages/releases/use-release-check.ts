import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { client } from '../../app/api.ts';
import { api } from '../../app/api.ts';
import { useDebounced } from '../../app/debounced.ts';

type Draft = Parameters<typeof client.releases.check>[0];
type Found = Awaited<ReturnType<typeof client.releases.check>>;

/** What a release would meet, as it is typed: the label it would get, and every refusal. */
export function useReleaseCheck(draft: Draft, isWanted: boolean): UseQueryResult<Found> {
  const appVersion = useDebounced(draft.appVersion.trim());
  const rollout = useDebounced(draft.rollout);
  const { rollout: _typed, ...rest } = draft;
  const input = { ...rest, appVersion, ...(rollout === undefined ? {} : { rollout }) };
  return useQuery(
    api.releases.check.queryOptions({
      input,
      enabled: isWanted && appVersion !== '',
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
}
