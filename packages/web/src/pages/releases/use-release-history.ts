import { useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReleaseChange } from '@codepushgo/contract';
import { api } from '../../app/api.ts';
import { inChannel, type ChannelTarget } from './release-target.ts';

const PAGE = 20;

/** What was done to a release, newest first, page after page. */
export function useReleaseHistory(at: ChannelTarget, label: string) {
  const query = useInfiniteQuery(
    api.insights.releaseHistory.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...inChannel(at),
        release: label,
        limit: PAGE,
        ...(cursor && { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  const pages = query.data?.pages;
  const changes = useMemo((): ReleaseChange[] => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  return { query, changes };
}
