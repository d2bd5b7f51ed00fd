import { useQuery } from '@tanstack/react-query';
import type { Release } from '@codepushgo/contract';
import { api } from '../../app/api.ts';
import { inChannel, type ChannelTarget } from './release-target.ts';

/** The newest release of a channel, in any state; undefined until it is known. */
export function useNewest(at: ChannelTarget): Release | undefined {
  const input = { ...inChannel(at), limit: 1 };
  return useQuery(api.releases.list.queryOptions({ input })).data?.items[0];
}
