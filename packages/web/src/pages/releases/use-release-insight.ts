import type { LiveEvent, ReleaseInsight } from '@codepushgo/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, queryClient } from '../../app/api.ts';
import { useLiveChannel } from '../../app/live.ts';
import { inChannel, type ChannelTarget } from './release-target.ts';
import { withFigures } from './with-figures.ts';

/** All that the page of a release shows, kept up to date while it is open. */
export function useReleaseInsight(
  at: ChannelTarget,
  label: string,
): { query: UseQueryResult<ReleaseInsight>; isLive: boolean } {
  const { org, app, channel } = inChannel(at);
  const input = { org, app, channel, release: label };
  const query = useQuery(api.insights.release.queryOptions({ input }));
  const queryKey = api.insights.release.queryKey({ input });
  const hear = useCallback(
    (event: LiveEvent): void => {
      if (event.type === 'figures') {
        const found = event.releases.find((one) => one.label === label);
        queryClient.setQueryData(
          queryKey,
          (known: ReleaseInsight | undefined) =>
            known && withFigures(known, event.totalActive, found, new Date()),
        );
        return;
      }
      if (event.type === 'refresh' || event.type === 'change') void refresh(org);
    },
    [label, org, queryKey],
  );
  return { query, isLive: useLiveChannel({ org, app, channel }, hear) };
}

async function refresh(org: string): Promise<void> {
  await Promise.all(
    [api.insights, api.releases].map((part) =>
      queryClient.invalidateQueries({
        queryKey: part.key(),
        predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(JSON.stringify(org)),
      }),
    ),
  );
}
