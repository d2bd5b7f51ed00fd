import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCrumbs } from '../../app/crumbs.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { Page } from '../../app/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LiveMark } from '../releases/live-mark.tsx';
import { inChannel } from '../releases/release-target.ts';
import { ChannelActions } from './channel-actions.tsx';
import { ChannelContent } from './channel-content.tsx';
import { useChannelLive } from './use-channel-live.ts';
import { useChannelReleases } from './use-channel-releases.ts';

/** `…/a/{app}/c/{channel}`: what is current on a channel, its keys and its history. */
export function ChannelPage(): ReactNode {
  const at = useParams({ from: '/o/$org/p/$project/a/$app/c/$channel' });
  const { org, project, app, channel } = at;
  const isLive = useChannelLive(inChannel(at));
  const { query, releases } = useChannelReleases(at);
  return (
    <Page
      title={channel}
      crumbs={useCrumbs({ org, project, app })}
      meta={<LiveMark isLive={isLive} />}
      actions={query.data && <ChannelActions at={at} newest={releases[0]} />}
    >
      {query.isPending && <Skeleton lines={8} />}
      {query.isError && !query.data && <FaultView error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <ChannelContent
          at={at}
          releases={releases}
          {...(query.hasNextPage && { onOlder: () => void query.fetchNextPage() })}
          isBusy={query.isFetchingNextPage}
        />
      )}
    </Page>
  );
}
