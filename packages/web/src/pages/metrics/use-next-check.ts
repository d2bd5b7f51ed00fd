import type { Decision, DeviceOnChannel } from '@codepushgo/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { DeviceOnChannelTarget } from './device-target.ts';

/** What the device would be told now. Disabled while its native version is not known. */
export function useNextCheck(
  { org, app, channel, device }: DeviceOnChannelTarget,
  { device: known, decisions, override }: DeviceOnChannel,
): UseQueryResult<Omit<Decision, 'count' | 'lastAt'>> {
  const last = decisions[0]?.request;
  const running = known?.running ?? null;
  const label = running && /^v\d+$/.test(running) ? running : null;
  const at = { org, app, channel };
  // It may have installed what it was given since it asked last.
  const release = useQuery(
    api.releases.get.queryOptions({
      input: { ...at, release: label ?? '' },
      enabled: label !== null,
      staleTime: Infinity,
    }),
  );
  const packageHash = label === null ? last?.packageHash : release.data?.packageHash;
  const appVersion = last?.appVersion ?? known?.appVersion ?? '';
  const input = {
    ...at,
    device,
    appVersion,
    isCompanion: last?.isCompanion ?? false,
    ...(label && { label }),
    ...(packageHash && { packageHash }),
  };
  const isReady = appVersion !== '' && (label === null || !release.isPending);
  const { queryKey, queryFn } = api.acquisition.preview.queryOptions({ input });
  return useQuery({
    queryKey: [...queryKey, override?.createdAt, decisions[0]?.lastAt],
    queryFn,
    enabled: isReady,
    retry: false,
  });
}
