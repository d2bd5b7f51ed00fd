import type { Release } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { usePicker, type Picked } from '../../app/use-picker.ts';
import { inChannel, type ChannelTarget } from './release-target.ts';

/** What a channel can go back to. */
export interface EarlierReleases extends Picked<Release> {
  newest: Release | undefined;
  /** The one that is meant, however old it is. */
  target: Release | undefined;
  /** Why nothing is known; nothing to go back to is another matter. */
  error: unknown;
  retry: () => void;
}

/** The releases of a channel before its newest; `label` is the one that is meant, else the one before the newest. */
export function useEarlierReleases(at: ChannelTarget, label: string | undefined): EarlierReleases {
  const channel = inChannel(at);
  const last = useQuery(api.releases.list.queryOptions({ input: { ...channel, limit: 2 } }));
  const [newest, before] = last.data?.items ?? [];
  const picked = usePicker((page) => api.releases.list.queryOptions({ input: { ...channel, ...page } }));
  // A page opened by its address may not have known yet that its release is the newest.
  const wanted = label === undefined || label === newest?.label ? before?.label : label;
  const listed = [...(before ? [before] : []), ...picked.items].find((one) => one.label === wanted);
  const input = { ...channel, release: wanted ?? '' };
  const isElsewhere = wanted !== undefined && !listed && !picked.isLoading;
  const old = useQuery(api.releases.get.queryOptions({ input, enabled: isElsewhere, retry: false }));
  const target = listed ?? old.data;
  return {
    ...picked,
    items: picked.items.filter((one) => one.label !== newest?.label),
    newest,
    target: target?.label === newest?.label ? undefined : target,
    error: last.error ?? old.error,
    retry: () => void (last.isError ? last.refetch() : old.refetch()),
    isLoading:
      last.isPending ||
      (wanted !== undefined && !target && picked.isLoading) ||
      (isElsewhere && old.isPending),
  };
}
