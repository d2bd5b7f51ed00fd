import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

const PAGE = 20;

/** The releases of a channel, newest first, page after page. */
export function useChannelReleases(at: { org: string; app: string; channel: string }) {
  const { org, app, channel } = at;
  const query = useInfiniteQuery(
    api.insights.releases.infiniteOptions({
      input: (cursor: string | undefined) => ({
        org,
        app,
        channel,
        limit: PAGE,
        ...(cursor && { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  return { query, releases: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
