import { useCallback } from 'react';
import type { LiveEvent } from '@codepushgo/contract';
import { api, queryClient } from '../../app/api.ts';
import { useLiveChannel } from '../../app/live.ts';

/** Asks again for what a channel's page shows whenever something happens there. */
export function useChannelLive(at: { org: string; app: string; channel: string }): boolean {
  const { org, app, channel } = at;
  const hear = useCallback((event: LiveEvent): void => {
    void queryClient.invalidateQueries({ queryKey: api.insights.releases.key() });
    void queryClient.invalidateQueries({ queryKey: api.metrics.channel.key() });
    if (event.type === 'refresh') void queryClient.invalidateQueries({ queryKey: api.apps.key() });
  }, []);
  return useLiveChannel({ org, app, channel }, hear);
}
