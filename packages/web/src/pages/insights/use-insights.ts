import type { LiveEvent, Series } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, queryClient } from '../../app/api.ts';
import { useAtMostEvery } from '../../app/at-most-every.ts';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { useLiveChannel } from '../../app/live.ts';
import { withLiveAdoption } from './with-live-adoption.ts';

const REFRESH_MS = 15_000;
// What is kept by the day alone needs another one to compare with.
const FEWEST_DAYS = 2;

/** All figures of a channel over the last days. Devices by release move as they arrive, the others follow soon. */
export function useInsights({ org, project, app, channel }: ChosenChannel, days: number) {
  const at = { org, app, channel };
  const input = { ...at, days };
  const ofProject = { org, project, days, app, channel };
  const shared = { placeholderData: keepPreviousData };
  const adoption = { ...input, by: 'release' as const };
  const byRelease = useQuery({ ...api.insights.adoption.queryOptions({ input: adoption }), ...shared });
  const byVersion = useQuery({
    ...api.insights.adoption.queryOptions({
      input: { ...input, days: Math.max(days, FEWEST_DAYS), by: 'native-version' },
    }),
    ...shared,
  });
  const failures = useQuery({ ...api.insights.failures.queryOptions({ input }), ...shared });
  const activity = useQuery({
    ...api.insights.activity.queryOptions({ input: { ...ofProject, days: Math.max(days, FEWEST_DAYS) } }),
    ...shared,
  });
  const downloads = useQuery({ ...api.insights.downloads.queryOptions({ input: ofProject }), ...shared });
  const refresh = useAtMostEvery(REFRESH_MS, () => {
    const parts = [
      api.insights.adoption,
      api.insights.failures,
      api.insights.activity,
      api.insights.downloads,
    ];
    for (const part of parts) void queryClient.invalidateQueries({ queryKey: part.key() });
  });
  const isLive = useLiveChannel(at, (event: LiveEvent) => {
    if (event.type === 'figures')
      queryClient.setQueryData(
        api.insights.adoption.queryKey({ input: adoption }),
        (known: Series | undefined) => known && (withLiveAdoption(known, event) ?? known),
      );
    refresh();
  });
  return { byRelease, byVersion, failures, activity, downloads, isLive };
}

/** What {@link useInsights} gives. */
export type Insights = ReturnType<typeof useInsights>;
