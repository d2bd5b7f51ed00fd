import type { Release } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { inChannel, type ChannelTarget } from './release-target.ts';

const MOST = 100;

/** The newest release of a channel and those before it, newest first; `label` is among them however old it is. */
export function useEarlierReleases(
  at: ChannelTarget,
  label: string | undefined,
): { newest: Release | undefined; earlier: Release[]; isLoading: boolean } {
  const list = useQuery(api.releases.list.queryOptions({ input: { ...inChannel(at), limit: MOST } }));
  const [newest, ...recent] = list.data?.items ?? [];
  const isOld = label !== undefined && list.isSuccess && !recent.some((one) => one.label === label);
  const input = { ...inChannel(at), release: label ?? '' };
  const old = useQuery(api.releases.get.queryOptions({ input, enabled: isOld, retry: false }));
  const isLoading = list.isPending || (isOld && old.isPending);
  const isEarlier = old.data && old.data.label !== newest?.label;
  return { newest, earlier: isEarlier ? [...recent, old.data] : recent, isLoading };
}
