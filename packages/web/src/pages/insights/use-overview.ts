import type { AppStanding, Attention, LiveEvent } from '@codepushgo/contract';
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { api, client, queryClient } from '../../app/api.ts';
import { useAtMostEvery } from '../../app/at-most-every.ts';
import { useLiveOverview } from '../../app/live.ts';
import { withChannelFigures } from './with-channel-figures.ts';

const PAGE = 50;
const REFRESH_MS = 3000;

type OverviewPage = Awaited<ReturnType<typeof client.insights.project>>;

/** What an overview shows: the apps of the pages fetched so far, and what needs attention. */
export interface OverviewState {
  apps: AppStanding[];
  attention: Attention[];
  /** Figures of all apps, where more than one page has them. */
  totals: OverviewPage['totals'];
  /** Whether figures arrive by themselves at present. */
  isLive: boolean;
}

/** What is live where in a project, or without one in an organisation, kept up to date while it is shown. */
export function useOverview(at: { org: string; project?: string | undefined }) {
  const { org, project } = at;
  const queryKey = [...api.insights.key(), 'overview', org, project];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<OverviewPage> => {
      const page = { org, limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return project === undefined
        ? client.insights.organisation(page, { signal })
        : client.insights.project({ ...page, project }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const refresh = useAtMostEvery(REFRESH_MS, () => void queryClient.invalidateQueries({ queryKey }));
  const isLive = useLiveOverview(at, (event: LiveEvent) => {
    if (event.type === 'ended') return;
    if (event.type !== 'figures') return refresh();
    queryClient.setQueryData(
      queryKey,
      (known: InfiniteData<OverviewPage> | undefined) =>
        known && {
          ...known,
          pages: known.pages.map((page) => ({ ...page, items: withChannelFigures(page.items, event) })),
        },
    );
  });
  const state: OverviewState = {
    apps: query.data?.pages.flatMap(({ items }) => items) ?? [],
    attention: query.data?.pages[0]?.attention ?? [],
    totals: query.data?.pages[0]?.totals ?? null,
    isLive,
  };
  return { query, state };
}
