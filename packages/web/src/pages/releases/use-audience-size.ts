import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

/** How many devices a range reaches on a channel; undefined until it is known. */
export function useAudienceSize(
  at: { org: string; app: string; channel: string },
  appVersion: string,
): number | undefined {
  const { org, app, channel } = at;
  const input = { org, app, channel, appVersion };
  return useQuery(api.metrics.audience.queryOptions({ input, retry: false })).data?.reached;
}
